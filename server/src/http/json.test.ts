import { describe, expect, it } from 'vitest';
import type { DomainError } from '../platform/errors.ts';
import { parseJson } from './json.ts';

const refusal = (text: string | Buffer): [string, string?, string?] => {
  try {
    parseJson(Buffer.from(text));
  } catch (error) {
    const { code, errors } = error as DomainError;
    return errors[0] ? [code, errors[0].code, errors[0].pointer] : [code];
  }
  return ['accepted'];
};

describe('hostile JSON', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it.each<[string, string | Buffer, [string, string?, string?]]>([
    ['plain', '{"a":[1,-2.5,"я",true,null]}', ['accepted']],
    ['with a byte order mark', Buffer.from('\ufeff{"a":1}'), ['accepted']],
    ['the largest exact integer', '9007199254740991', ['accepted']],
    ['32 deep', deep(32), ['accepted']],
    ['an emoji', '"\\ud83d\\ude00"', ['accepted']],
    ['a key named constructor', '{"constructor":1}', ['accepted']],
    ['cut off', '{"a":', ['invalid_json']],
    ['empty', '', ['invalid_json']],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), ['invalid_json']],
    ['NUL in a string', '{"a":{"b":["x\\u0000"]}}', ['unsafe_json', 'nul', '/a/b/0']],
    ['NUL in a key', '{"a\\u0000":1}', ['unsafe_json', 'nul', '']],
    ['lone high surrogate', '{"a":"\\ud800"}', ['unsafe_json', 'lone_surrogate', '/a']],
    ['lone low surrogate in a key', '{"\\udc00":1}', ['unsafe_json', 'lone_surrogate', '']],
    ['__proto__', '{"a":{"__proto__":{"x":1}}}', ['unsafe_json', 'forbidden_key', '/a']],
    ['__proto__ by escapes', '{"\\u005f_proto__":1}', ['unsafe_json', 'forbidden_key', '']],
    [
      'constructor.prototype',
      '{"constructor":{"prototype":{}}}',
      ['unsafe_json', 'forbidden_key', '/constructor'],
    ],
    ['33 deep', deep(33), ['unsafe_json', 'too_deep', '/0'.repeat(32)]],
    ['half a million deep', deep(500_000), ['unsafe_json', 'too_deep', '/0'.repeat(32)]],
    ['infinite', '{"n":1e999}', ['unsafe_json', 'number_out_of_range', '/n']],
    ['beyond exactness', '{"a/b~":-9007199254740993}', ['unsafe_json', 'number_out_of_range', '/a~1b~0']],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });
});
