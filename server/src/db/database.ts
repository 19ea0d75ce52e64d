import { type Expression, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
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

/** A pool of connections. Connects when first used; `destroy()` ends it. */
export function connect(url: string, options: ConnectOptions = {}): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName ?? 'element-cabinet',
    // Every text is prepared once and runs often: planning it anew for each set of values costs more than it gains.
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 3600,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types,
    Client: preparingClient(options.inspect ?? (() => {})),
  });
  pool.on('error', options.onError ?? (() => {}));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** `where('id', '=', anyOf(ids))`: one text however many ids, where `in` would make a new text of every length. */
export function anyOf<T>(values: readonly T[]): Expression<T> {
  return sql<T>`any(${values})`;
}
