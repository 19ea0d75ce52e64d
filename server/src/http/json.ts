import { isUtf8 } from 'node:buffer';
import { Problem } from './problems.ts';

const maxDepth = 32;

/** What is refused: codes of the problem's `errors`. */
const dangers = {
  nul: { ru: 'Нулевой символ не принимается', en: 'The NUL character is not accepted' },
  lone_surrogate: { ru: 'Непарный суррогат не принимается', en: 'A lone surrogate is not accepted' },
  forbidden_key: { ru: 'Такой ключ не принимается', en: 'Such a key is not accepted' },
  too_deep: { ru: 'Вложенность глубже 32', en: 'Nested deeper than 32' },
  number_out_of_range: { ru: 'Число вне точного диапазона', en: 'A number beyond the exact range' },
};

const unsafe = (pointer: string, code: keyof typeof dangers) =>
  new Problem('unsafe_json', {}, [{ pointer, code, message: dangers[code] }]);

/**
 * Parses a body and refuses what a later layer would choke on or be fooled by: NUL and lone surrogates (Postgres
 * refuses them), `__proto__` and `constructor.prototype`, depth over 32, numbers that are not exact or not finite.
 * Of a repeated key the last one counts, as everywhere in JavaScript.
 */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Problem('invalid_json');
  const text = bytes.toString('utf8', bytes[0] === 0xef ? 3 : 0);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('invalid_json');
  }
  inspect(value, '', 0);
  return value;
}

function inspect(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') inspectText(value, pointer);
  else if (typeof value === 'number') {
    if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw unsafe(pointer, 'number_out_of_range');
  } else if (typeof value === 'object' && value !== null) {
    if (depth >= maxDepth) throw unsafe(pointer, 'too_deep');
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) inspect(value[i], `${pointer}/${i}`, depth + 1);
    } else {
      for (const [key, item] of Object.entries(value)) {
        if (key === '__proto__' || (key === 'prototype' && pointer.endsWith('/constructor')))
          throw unsafe(pointer, 'forbidden_key');
        inspectText(key, pointer);
        inspect(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
      }
    }
  }
}

function inspectText(text: string, pointer: string): void {
  if (text.includes('\0')) throw unsafe(pointer, 'nul');
  if (!text.isWellFormed()) throw unsafe(pointer, 'lone_surrogate');
}
