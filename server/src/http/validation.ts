import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { inputErrors } from './messages.ts';
import { Problem } from './problems.ts';

/** A schema as the document has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Checks a value in place (coercing it where made so); throws `invalid_request` naming every place. */
export type Check = (value: unknown) => void;

const shared = { strict: false, validateFormats: true, formats: { binary: true } } as const;

/**
 * Validators of one document, each compiled when first used. Path, query and header are text, so they are coerced and
 * defaults filled; bodies are taken as they are.
 */
export function createValidation(document: object) {
  const make = (options: object) => {
    const ajv = new Ajv2020({ ...shared, ...options });
    ajvFormats.default(ajv);
    ajv.addSchema({ $id: 'contract', ...document } as AnySchema);
    return ajv;
  };
  const text = make({ coerceTypes: true, useDefaults: true, allErrors: true });
  const strict = make({});
  const thorough = make({ allErrors: true, verbose: true });
  return {
    /** Path, query or header parameters; `base` begins the pointers. */
    parameters(schema: Schema, base: string): Check {
      const validate = lazily(() => text.compile(absolute(schema) as AnySchema));
      return (value) => {
        const check = validate();
        if (!check(value)) throw new Problem('invalid_request', {}, inputErrors(check.errors ?? [], base));
      };
    },
    /** A JSON body: told at the first error where it is large, so that a bad one costs no more than a good one. */
    body(schema: Schema): (value: unknown, bytes: number) => void {
      const quick = lazily(() => strict.compile(absolute(schema) as AnySchema));
      const whole = lazily(() => thorough.compile(absolute(schema) as AnySchema));
      return (value, bytes) => {
        const first = quick();
        if (first(value)) return;
        const all = bytes <= 65_536 ? whole() : first;
        if (all !== first) all(value);
        throw new Problem('invalid_request', {}, inputErrors(all.errors ?? [], ''));
      };
    },
    /** A response: any difference from the contract is our own mistake. */
    response(schema: Schema): Check {
      const validate = lazily(() => strict.compile(absolute(schema) as AnySchema));
      return (value) => {
        const check = validate();
        if (!check(value))
          throw new Error(`the response breaks the contract: ${strict.errorsText(check.errors)}`);
      };
    },
  };
}

export type Validation = ReturnType<typeof createValidation>;

function lazily(make: () => ValidateFunction): () => ValidateFunction {
  let made: ValidateFunction | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** References of a part of the document, made to work from outside of it. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === '$ref' && typeof item === 'string'
        ? [key, item.replace(/^#/, 'contract#')]
        : [key, absolute(item)],
    ),
  );
}
