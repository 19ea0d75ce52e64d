import type { PasskeyRow } from '../../db/schema.ts';
import type { components } from '../../http/schema.gen.ts';
import { type Factors, methodsOf } from './factors.ts';

type Schemas = components['schemas'];

export const passkeyToWire = (row: PasskeyRow): Schemas['Passkey'] => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  backedUp: row.backed_up,
});

export function factorsToWire(factors: Factors): Schemas['SecondFactors'] {
  const { totpConfirmedAt, passkeys, recoveryCodesLeft, required } = factors;
  return {
    totp: totpConfirmedAt === null ? null : { confirmedAt: totpConfirmedAt.toISOString() },
    passkeys,
    recoveryCodesLeft,
    required,
    methods: methodsOf(factors),
  };
}
