import { CompiledQuery, type Expression, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { type ByteRow, giveBytes, type Parameter } from './bytes.ts';
import { Lanes } from './lanes.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database> | Transaction<Database>;
export type Tx = Transaction<Database>;

type ConnectOptions = {
  applicationName?: string;
  /** Connections at most. */
  poolSize?: number;
  /** Hears of lost connections; the queries on them fail by themselves. */
  onError?: (error: Error) => void;
  /** Sees each text before it is sent; what it throws fails the query. */
  inspect?: (text: string) => void;
};

/** The array types that pg's own table of types lacks. */
const ARRAY_OF: Record<'text' | 'int8' | 'date', number> = { text: 1009, int8: 1016, date: 1182 };
const types = new pg.TypeOverrides();
const textsOf: (array: string) => string[] = pg.types.getTypeParser(ARRAY_OF.text);
types.setTypeParser(pg.types.builtins.INT8, BigInt);
types.setTypeParser(pg.types.builtins.DATE, String);
types.setTypeParser(ARRAY_OF.int8, (array: string) => textsOf(array).map(BigInt));
types.setTypeParser(ARRAY_OF.date, textsOf);

/** Each prepared text costs some 50 kB in every connection, so a text that is made in endless variants must not fill it. */
const MAX_PREPARED = 1000;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size === MAX_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  if (names.size === MAX_PREPARED)
    process.emitWarning('No more SQL texts get prepared. Is there an `in (...)` where anyOf belongs?');
  return name;
}

/** kysely sends bare texts, which Postgres plans anew each time; a named one it parses and plans once per connection. */
function preparingClient(inspect: (text: string) => void) {
  return class PreparingClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config);
      // Without a listener a backend that dies in the middle of a transaction takes the process along.
      this.on('error', () => {});
    }

    override query(text: unknown, values?: unknown, callback?: unknown): never {
      const send = super.query.bind(this) as (query: unknown, values?: unknown, callback?: unknown) => never;
      if (typeof text !== 'string') return send(text, values, callback);
      inspect(text);
      if (!Array.isArray(values) || values.length === 0) return send(text, values, callback);
      return send({ text, values, name: nameOf(text) }, callback);
    }
  };
}

type Reader = { lanes: Lanes; inspect: (text: string) => void };
const readers = new WeakMap<Db, Reader>();

/** Connections: a pool, and lanes for the hot reads. They connect when first used; `destroy()` ends them. */
export function connect(url: string, options: ConnectOptions = {}): Kysely<Database> {
  const { poolSize = 10, onError = () => {}, inspect = () => {} } = options;
  const config = {
    connectionString: url,
    application_name: options.applicationName ?? 'element-cabinet',
    // Every text is prepared once and runs often: planning it anew for each set of values costs more than it gains.
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types,
  };
  const pool = new pg.Pool({
    ...config,
    max: poolSize,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 3600,
    Client: preparingClient(inspect),
  });
  pool.on('error', onError);
  const lanes = new Lanes(() => laneClient(config, onError), poolSize);
  const connections = {
    connect: () => pool.connect(),
    end: async () => void (await Promise.all([pool.end(), lanes.end()])),
  };
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) });
  readers.set(db, { lanes, inspect });
  return db;
}

function laneClient(config: pg.ClientConfig, onError: (error: Error) => void): pg.Client {
  const client = new pg.Client({ ...config, pipeline: true });
  client.on('error', onError);
  giveBytes((client as unknown as { connection: pg.Connection }).connection);
  return client;
}

/**
 * The first row of a text, as bytes: for the hot reads, whose JSON goes to the client as Postgres wrote it. It passes
 * kysely by, but in a transaction.
 */
export function firstRow(
  db: Db,
  text: string,
  parameters: readonly Parameter[],
): Promise<ByteRow | undefined> {
  const reader = readers.get(db);
  if (reader === undefined) return firstRowByKysely(db, text, parameters);
  reader.inspect(text);
  return reader.lanes.read(nameOf(text), text, parameters);
}

async function firstRowByKysely(db: Db, text: string, parameters: readonly Parameter[]) {
  const { rows } = await db.executeQuery<Record<string, string | null>>(
    CompiledQuery.raw(text, [...parameters]),
  );
  return rows[0] && Object.values(rows[0]).map((value) => (value === null ? null : Buffer.from(value)));
}

/** `where('id', '=', anyOf(ids))`: one text however many ids, where `in` would make a new text of every length. */
export function anyOf<T>(values: readonly T[]): Expression<T> {
  return sql<T>`any(${values})`;
}
