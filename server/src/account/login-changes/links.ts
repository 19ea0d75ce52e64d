import type { Vault } from '../../platform/vault.ts';

type LinkKind = 'confirm' | 'undo';

/**
 * The token of a mail's link. It is made of the change itself, so that the mails of the request and of the approval bear
 * one link to undo, while the database keeps its hash alone.
 */
export const linkToken = (vault: Vault, kind: LinkKind, id: string): string =>
  vault.mac('link', `login change ${kind} ${id}`).toString('base64url');

export const confirmUrl = (vault: Vault, publicUrl: string, id: string): string =>
  `${publicUrl}/login-change/confirm#${linkToken(vault, 'confirm', id)}`;
export const undoUrl = (vault: Vault, publicUrl: string, id: string): string =>
  `${publicUrl}/login-change/undo#${linkToken(vault, 'undo', id)}`;
