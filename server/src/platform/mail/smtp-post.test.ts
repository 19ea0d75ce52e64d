import { describe, expect, it, test } from 'vitest';
import { connectionOf, outcomeOf } from './smtp-post.ts';

test.each([
  ['smtps://u%40x:p%2F@mail.example', { port: 465, secure: true, auth: { user: 'u@x', pass: 'p/' } }],
  ['smtp://mail.example', { port: 587, secure: false, requireTLS: true }],
  ['smtp://mail.example:25?tls=no', { port: 25, secure: false, ignoreTLS: true }],
  ['smtp://127.0.0.1:2525', { port: 2525, secure: false, ignoreTLS: true }],
  ['smtp://[::1]', { host: '::1', ignoreTLS: true }],
  ['smtps://mail.example?tls=no', { port: 465, secure: true, requireTLS: true }],
])('%s', (url, connection) => {
  expect(connectionOf(url)).toMatchObject(connection);
});

describe('an error', () => {
  const error = (code: string, command: string, responseCode?: number) =>
    outcomeOf(Object.assign(new Error('no'), { code, command, responseCode }) as never).result;

  it.each([
    ['EENVELOPE', 'RCPT TO', 550, 'refused'],
    ['EENVELOPE', 'RCPT TO', 450, 'later'],
    ['EMESSAGE', 'DATA', 554, 'refused'],
    ['EMESSAGE', 'DATA', 451, 'later'],
    ['EMESSAGE', 'DATA', 503, 'later'],
    ['EENVELOPE', 'API', undefined, 'refused'],
    ['EENVELOPE', 'RCPT TO', 421, 'unreachable'],
    ['EENVELOPE', 'MAIL FROM', 550, 'unreachable'],
    ['EAUTH', 'AUTH PLAIN', 535, 'unreachable'],
    ['ECONNECTION', 'CONN', undefined, 'unreachable'],
    ['ETIMEDOUT', 'DATA', undefined, 'unreachable'],
    ['ETLS', 'STARTTLS', 454, 'unreachable'],
    ['EABORT', '', undefined, 'unreachable'],
  ] as const)('%s at %s by %s is %s', (code, command, responseCode, result) => {
    expect(error(code, command, responseCode)).toBe(result);
  });
});
