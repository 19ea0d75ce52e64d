import type { Context } from 'hono';
import type { Env, Incoming } from './incoming.ts';
import { invalid, Problem } from './problems.ts';
import type { Check, Schema, Validation } from './validation.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Values = Record<string, unknown>;
const maxQueryBytes = 4096;

/** Readers of an operation's path, query and header parameters: taken out, coerced, checked. */
export interface ParameterReaders {
  path(c: Context<Env>): Values;
  query(incoming: Incoming): Values;
  header(incoming: Incoming): Values;
}

/** `resolve` follows a schema's `$ref`. */
export function createParameterReaders(
  parameters: readonly Parameter[],
  validation: Validation,
  resolve: (schema: Schema) => Schema,
): ParameterReaders {
  const at = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  const check = (place: Parameter['in']) => validation.parameters(objectSchema(at(place)), `/${place}`);
  return {
    path: pathReader(at('path'), check('path')),
    query: queryReader(at('query'), check('query'), resolve),
    header: headerReader(at('header'), check('header')),
  };
}

function pathReader(parameters: readonly Parameter[], check: Check): ParameterReaders['path'] {
  const names = parameters.map(({ name }) => name);
  return (c) => {
    const values: Values = {};
    for (const name of names) values[name] = clean(c.req.param(name) ?? '', `/path/${name}`);
    if (names.length > 0) check(values);
    return values;
  };
}

function queryReader(
  parameters: readonly Parameter[],
  check: Check,
  resolve: (schema: Schema) => Schema,
): ParameterReaders['query'] {
  const lists = new Set(
    parameters.filter(({ schema }) => resolve(schema).type === 'array').map(({ name }) => name),
  );
  return ({ query }) => {
    const values: Values = {};
    if (query.length > maxQueryBytes) throw new Problem('query_too_long', { maxBytes: maxQueryBytes });
    if (query !== '') {
      for (const [name, text] of new URLSearchParams(query)) {
        const value = clean(text, `/query/${name}`);
        if (lists.has(name)) values[name] = [...((values[name] as unknown[] | undefined) ?? []), value];
        else if (!Object.hasOwn(values, name))
          Object.defineProperty(values, name, { value, enumerable: true, writable: true });
        else
          throw invalid(`/query/${name}`, 'repeated', {
            ru: 'Указано больше одного раза',
            en: 'Is given more than once',
          });
      }
    }
    check(values);
    return values;
  };
}

function headerReader(parameters: readonly Parameter[], check: Check): ParameterReaders['header'] {
  const names = parameters.map(({ name }) => [name, name.toLowerCase()] as const);
  const required = parameters.some((parameter) => parameter.required);
  return (incoming) => {
    const values: Values = {};
    let some = required;
    for (const [name, lower] of names) {
      const value = incoming.header(lower);
      if (value !== undefined) {
        values[name] = value;
        some = true;
      }
    }
    if (some) check(values);
    return values;
  };
}

const objectSchema = (parameters: readonly Parameter[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
});

function clean(text: string, pointer: string): string {
  if (text.includes('\0'))
    throw invalid(pointer, 'nul', {
      ru: 'Нулевой символ не принимается',
      en: 'The NUL character is not accepted',
    });
  return text;
}
