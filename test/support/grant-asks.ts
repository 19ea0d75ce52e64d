import { hash } from 'node:crypto';
import type { OperationId } from '../../server/src/http/handlers.ts';
import { type Ask, ask, over } from './ask.ts';
import { operations } from './contract.ts';
import type { TestServer } from './server.ts';

export type GrantOperation = 'createExtensionGrant' | 'exchangeExtensionGrant';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const grantAsked = (): Ask => ({ json: { challenge: hash('sha256', verifier, 'base64url') } });

/** Requests about the extension's way in that succeed. */
export function grantAsks({ url, as }: TestServer): Record<GrantOperation & OperationId, () => Promise<Ask>> {
  const op = operations.find(({ id }) => id === 'createExtensionGrant');
  if (!op) throw new Error('no operation createExtensionGrant');
  return {
    createExtensionGrant: async () => grantAsked(),
    exchangeExtensionGrant: async () => {
      const { text } = await ask(over(url), op, { as: await as('owner'), ...grantAsked() });
      return { json: { code: JSON.parse(text).code, verifier } };
    },
  };
}
