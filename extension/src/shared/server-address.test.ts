import { describe, expect, it } from 'vitest';
import { hostPattern, originOf } from './server-address.ts';

describe('originOf', () => {
  it.each([
    ['https://lk.lessor.example', 'https://lk.lessor.example'],
    ['lk.lessor.example', 'https://lk.lessor.example'],
    [' lk.lessor.example:8443/c/1?x ', 'https://lk.lessor.example:8443'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['кабинет.рф', 'https://xn--80acmlhv0b.xn--p1ai'],
    ['http://lk.lessor.example', null],
    ['ftp://127.0.0.1', null],
    ['javascript:alert(1)', null],
    ['', null],
    ['два слова', null],
  ])('%s → %s', (typed, origin) => {
    expect(originOf(typed)).toBe(origin);
  });
});

describe('hostPattern', () => {
  it('names scheme and host alone', () => {
    expect(hostPattern('http://127.0.0.1:8080')).toBe('http://127.0.0.1/*');
  });
});
