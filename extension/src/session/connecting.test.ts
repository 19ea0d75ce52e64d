import { describe, expect, it } from 'vitest';
import { answerIn, type Connecting, connectAddress, isStale } from './connecting.ts';

const begun: Connecting = {
  server: 'https://lk.lessor.example',
  verifier: 'v',
  state: 's-1',
  startedAt: '2026-11-28T10:00:00Z',
};

it('asks the page with the challenge and the state, never the verifier', () => {
  expect(connectAddress(begun, 'c-1')).toBe(
    'https://lk.lessor.example/connect-extension?challenge=c-1&state=s-1',
  );
});

describe('the code', () => {
  it.each([
    [
      'of the page',
      'https://lk.lessor.example/connect-extension?challenge=c&state=s-1#code=abc&state=s-1',
      'abc',
    ],
    ['of another server', 'https://lk.lessor.example.evil/connect-extension#code=abc&state=s-1', null],
    ['of another port', 'https://lk.lessor.example:8443/connect-extension#code=abc&state=s-1', null],
    ['of another page', 'https://lk.lessor.example/c/1#code=abc&state=s-1', null],
    ['to another question', 'https://lk.lessor.example/connect-extension#code=abc&state=s-2', null],
    ['without a state', 'https://lk.lessor.example/connect-extension#code=abc', null],
    ['in the query', 'https://lk.lessor.example/connect-extension?code=abc&state=s-1', null],
  ])('%s', (_, url, code) => {
    expect(answerIn(url, begun)).toBe(code);
  });
});

it.each([
  ['at once', '2026-11-28T10:00:00Z', false],
  ['after nine minutes', '2026-11-28T10:09:00Z', false],
  ['after ten', '2026-11-28T10:10:00Z', true],
  ['the clock was set back', '2026-11-28T09:00:00Z', true],
])('is waited for: %s', (_, now, stale) => {
  expect(isStale(begun, new Date(now))).toBe(stale);
});
