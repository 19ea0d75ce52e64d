import type { ErrorObject } from 'ajv';
import type { InputError } from '../platform/errors.ts';

type Message = Exclude<InputError['message'], string>;
type Params = Record<string, unknown>;
const say = (ru: string, en: string): Message => ({ ru, en });

const types: Record<string, Message> = {
  string: say('строка', 'a string'),
  integer: say('целое число', 'an integer'),
  number: say('число', 'a number'),
  boolean: say('true или false', 'true or false'),
  object: say('объект', 'an object'),
  array: say('список', 'an array'),
  null: say('null', 'null'),
};

const formats: Record<string, Message> = {
  date: say('Нужна дата вида 2026-11-24', 'Must be a date such as 2026-11-24'),
  'date-time': say(
    'Нужен момент вида 2026-11-24T09:00:00Z',
    'Must be an instant such as 2026-11-24T09:00:00Z',
  ),
  email: say('Нужен адрес электронной почты', 'Must be an e-mail address'),
  uuid: say('Нужен идентификатор UUID', 'Must be a UUID'),
  uri: say('Нужен адрес URL', 'Must be a URL'),
};

const limits: Record<string, [ru: string, en: string]> = {
  minimum: ['Не меньше', 'Must be at least'],
  maximum: ['Не больше', 'Must be at most'],
  exclusiveMinimum: ['Больше', 'Must be more than'],
  exclusiveMaximum: ['Меньше', 'Must be less than'],
  minLength: ['Длина не меньше', 'The length must be at least'],
  maxLength: ['Длина не больше', 'The length must be at most'],
  minItems: ['Элементов не меньше', 'The number of items must be at least'],
  maxItems: ['Элементов не больше', 'The number of items must be at most'],
};

const unknown = say('Такого здесь нет', 'There is no such thing here');
const oneForm = say(
  'Подходит ни одна из форм или сразу несколько',
  'Matches none of the forms, or several at once',
);

const others: Record<string, (params: Params) => Message> = {
  required: () => say('Обязательно', 'Is required'),
  type: ({ type }) => {
    const names = [type].flat().map((name) => types[String(name)] ?? say(String(name), String(name)));
    return say(
      `Нужно: ${names.map(({ ru }) => ru).join(' или ')}`,
      `Must be ${names.map(({ en }) => en).join(' or ')}`,
    );
  },
  format: ({ format }) => formats[String(format)] ?? say('Неверный вид', 'The format does not fit'),
  pattern: ({ pattern }) => say(`Не подходит под ${pattern}`, `Must match ${pattern}`),
  enum: ({ allowedValues }) => {
    const values = (allowedValues as unknown[]).join(', ');
    return say(`Одно из: ${values}`, `Must be one of: ${values}`);
  },
  const: ({ allowedValue }) => say(`Только ${allowedValue}`, `Must be ${allowedValue}`),
  uniqueItems: () => say('Элементы повторяются', 'Items repeat'),
  additionalProperties: () => unknown,
  unevaluatedProperties: () => unknown,
  oneOf: () => oneForm,
  anyOf: () => oneForm,
};

const snake = (keyword: string) => keyword.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

const parentOf = (instancePath: string) => instancePath.slice(0, instancePath.lastIndexOf('/'));

/**
 * Ajv's errors with the branches of a failed oneOf or anyOf told as one. Where the forms say by a constant which they
 * are, the errors of the one that was meant are told instead. Needs `parentSchema`, Ajv's `verbose`.
 */
function meant(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const branches = unions.map(({ schemaPath }) => `${schemaPath}/`);
  const isKind = ({ instancePath, keyword }: ErrorObject) =>
    keyword === 'const' && unions.some((union) => union.instancePath === parentOf(instancePath));
  const kinds = errors.filter(isKind).map(({ parentSchema }) => parentSchema);
  const ofAnother = ({ parentSchema }: ErrorObject) =>
    Object.values(parentSchema?.properties ?? {}).some((property) => kinds.includes(property as object));
  const told = errors.filter(
    (error) =>
      !isKind(error) &&
      !ofAnother(error) &&
      (kinds.length > 0 || !branches.some((branch) => error.schemaPath.startsWith(branch))),
  );
  const isAnswered = (union: ErrorObject) =>
    kinds.length > 0 &&
    told.some((one) => !unions.includes(one) && one.instancePath.startsWith(union.instancePath));
  const seen = new Set<string>();
  return told.filter((one) => {
    const key = `${one.instancePath} ${one.keyword} ${JSON.stringify(one.params)}`;
    if (seen.has(key) || (unions.includes(one) && isAnswered(one))) return false;
    return seen.add(key);
  });
}

/** Ajv's errors as ours: at most 100. */
export function inputErrors(errors: readonly ErrorObject[], base: string): InputError[] {
  return meant(errors)
    .slice(0, 100)
    .map(({ keyword, instancePath, params }) => {
      const { missingProperty, additionalProperty, unevaluatedProperty } = params as Record<
        string,
        string | undefined
      >;
      const extra = additionalProperty ?? unevaluatedProperty;
      const name = missingProperty ?? extra;
      const limit = limits[keyword];
      return {
        pointer: `${base}${instancePath}${name === undefined ? '' : `/${escaped(name)}`}`,
        code: extra === undefined ? snake(keyword) : 'unknown_parameter',
        message: limit
          ? say(`${limit[0]} ${params.limit}`, `${limit[1]} ${params.limit}`)
          : (others[keyword]?.(params) ?? say('Неверно', 'Is not valid')),
      };
    });
}
