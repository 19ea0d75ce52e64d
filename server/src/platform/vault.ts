import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a key of the vault is for; each has a key of its own. */
type Purpose = 'letter' | 'link' | 'totp' | 'audit' | 'application';

export type Vault = {
  /** Encrypts a text for the database; `context` (the row's id) must be the same to open it. */
  seal(purpose: Purpose, context: string, text: string): Buffer;
  /** @throws when it was sealed otherwise, by another key, or changed since. */
  open(purpose: Purpose, context: string, sealed: Buffer): string;
  /** A keyed hash, that nobody without the key can make. */
  mac(purpose: Purpose, ...parts: (string | Buffer)[]): Buffer;
};

const [ivBytes, tagBytes] = [12, 16];

/** Secrets at rest, by AES-256-GCM and HMAC-SHA-256 under keys derived from one of 32 bytes (HKDF). */
export function createVault(secretsKey: Buffer): Vault {
  const keyOf = (purpose: Purpose, use: 'seal' | 'mac') =>
    Buffer.from(hkdfSync('sha256', secretsKey, '', `element-cabinet ${use} ${purpose}`, 32));
  return {
    seal(purpose, context, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose, 'seal'), iv).setAAD(Buffer.from(context));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(purpose, context, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose, 'seal'), sealed.subarray(0, ivBytes))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(-tagBytes));
      return decipher.update(sealed.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
    mac(purpose, ...parts) {
      const hmac = createHmac('sha256', keyOf(purpose, 'mac'));
      for (const part of parts) hmac.update(part);
      return hmac.digest();
    },
  };
}
