import { availableParallelism } from 'node:os';
import type { Client } from 'pg';
import { type ByteRow, FirstRow, type Parameter } from './bytes.ts';

/** What is open as soon as reads meet; more open when each has this many waiting. */
const usual = Math.min(4, Math.max(2, availableParallelism()));
const crowd = 16;
const lifetimeMs = 3_600_000;

type Lane = { readonly client: Client; readonly close: () => void; waiting: number };

/** Postgres goes down, or ends this connection: it says so a moment before it closes. */
const isFarewell = (error: Error & { code?: string }) => error.code?.startsWith('57P') === true;

/**
 * Connections that carry many reads at once: each is sent without waiting for the answers of those before it, and all
 * of one turn of the event loop in one write. Half of the time of a read went into system calls (docs/decisions/0013).
 *
 * Postgres answers a lane in order, so a slow read holds up what was sent behind it: each goes to the shortest lane.
 */
export class Lanes {
  readonly #makeClient: () => Client;
  readonly #most: number;
  readonly #lanes = new Set<Lane>();
  #ended = false;

  /** `makeClient`: one that pipelines and gives bytes, not connected yet. */
  constructor(makeClient: () => Client, most: number) {
    this.#makeClient = makeClient;
    this.#most = most;
  }

  /** The first row of a text; `name` is what it is prepared by. */
  read(
    name: string | undefined,
    text: string,
    parameters: readonly Parameter[],
  ): Promise<ByteRow | undefined> {
    if (this.#ended) return Promise.reject(new Error('the database was let go'));
    const lane = this.#choose();
    lane.waiting += 1;
    return new Promise((resolve, reject) => {
      const query = new FirstRow({ name, text, parameters }, (error, row) => {
        lane.waiting -= 1;
        if (error && isFarewell(error)) lane.close();
        if (error) reject(error);
        else resolve(row);
      });
      lane.client.query(query);
    });
  }

  /** Answers what waits, then closes. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#lanes].map(({ client }) => client.end()));
  }

  #choose(): Lane {
    let shortest: Lane | undefined;
    for (const lane of this.#lanes) if (!shortest || lane.waiting < shortest.waiting) shortest = lane;
    const enough = this.#lanes.size < usual ? 1 : crowd;
    const stays = shortest && (shortest.waiting < enough || this.#lanes.size >= this.#most);
    return stays && shortest ? shortest : this.#open();
  }

  #open(): Lane {
    const client = this.#makeClient();
    const close = () => {
      clearTimeout(retirement);
      if (this.#lanes.delete(lane)) client.end().catch(() => {});
    };
    const lane: Lane = { client, close, waiting: 0 };
    const retirement = setTimeout(close, lifetimeMs).unref();
    this.#lanes.add(lane);
    // What waits is told by pg itself.
    client.once('error', close).once('end', close);
    client.connect().catch(close);
    return lane;
  }
}
