import { hash } from 'node:crypto';
import type { OperationId } from '../../server/src/http/handlers.ts';
import { type Ask, ask, over } from './ask.ts';
import type { As } from './calls.ts';
import { operations } from './contract.ts';
import type { TestServer } from './server.ts';

export type GrantOperation = 'createExtensionGrant' | 'exchangeExtensionGrant';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const grantAsked = (): Ask => ({ json: { challenge: hash('sha256', verifier, 'base64url') } });

/** What exchanges a new code of somebody's page. */
export async function exchangeAsked({ url }: TestServer, as: As): Promise<Ask> {
  const op = operations.find(({ id }) => id === 'createExtensionGrant');
  if (!op) throw new Error('no operation createExtensionGrant');
  const { text } = await ask(over(url), op, { as, ...grantAsked() });
  return { json: { code: JSON.parse(text).code, verifier } };
}

/** Requests about the extension's way in that succeed. */
export function grantAsks(server: TestServer): Record<GrantOperation & OperationId, () => Promise<Ask>> {
  return {
    createExtensionGrant: async () => grantAsked(),
    exchangeExtensionGrant: async () => exchangeAsked(server, await server.as('owner')),
  };
}
