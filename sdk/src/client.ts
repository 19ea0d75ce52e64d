import { list, type Page } from './page.ts';
import { operations, type Resources } from './resources.gen.ts';
import {
  type CabinetOptions,
  createTransport,
  type Operation,
  type Options,
  type Params,
  type Transport,
} from './transport.ts';

/** A client of one server: its resources by tag, one method for every operation. */
export type Cabinet = Resources;

type Table = { readonly [name: string]: Operation | Table };
type Method = (...args: never[]) => unknown;

/**
 * Makes a client.
 * @example const cabinet = new Cabinet({ baseUrl: 'https://cabinet.lessor.example', key: process.env.CABINET_KEY });
 */
export const Cabinet = class Cabinet {
  constructor(options: CabinetOptions = {}) {
    Object.assign(this, methodsOf(operations, createTransport(options)));
  }
} as new (
  options?: CabinetOptions,
) => Cabinet;

function methodsOf(table: Table, transport: Transport): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [
      name,
      isOperation(entry) ? methodOf(entry, transport) : methodsOf(entry, transport),
    ]),
  );
}

const isOperation = (entry: Operation | Table): entry is Operation => Array.isArray(entry);

function methodOf(operation: Operation, transport: Transport): Method {
  const flags = operation[2];
  const cursor = flags.includes('c') ? 'cursor' : flags.includes('a') ? 'after' : undefined;
  const call = (params: Params = {}, options: Options = {}) => {
    if (!cursor || options.etag !== undefined) return transport(operation, params, options);
    return list(
      (next) => transport(operation, next ? { ...params, [cursor]: next } : params, options) as Promise<Page>,
    );
  };
  return flags.includes('o') ? (options?: Options) => call({}, options) : call;
}
