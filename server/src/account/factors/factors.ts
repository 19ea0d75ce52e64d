/** What a person has besides the password. */
export type Factors = {
  totpConfirmedAt: Date | null;
  passkeys: number;
  recoveryCodesLeft: number;
  /** Whether one is demanded of them, by the lessor or by a company. */
  required: boolean;
};

export type FactorMethod = 'totp' | 'recovery_code' | 'passkey';

const hasFactor = ({ totpConfirmedAt, passkeys }: Factors) => totpConfirmedAt !== null || passkeys > 0;

/** By what a person proves who they are besides the password, the best first; none: the password is enough. */
export function methodsOf(factors: Factors): FactorMethod[] {
  if (!hasFactor(factors)) return [];
  const methods: FactorMethod[] = [];
  if (factors.passkeys > 0) methods.push('passkey');
  if (factors.totpConfirmedAt !== null) methods.push('totp');
  if (factors.recoveryCodesLeft > 0) methods.push('recovery_code');
  return methods;
}

/** Whether the factors that would be left are enough of what is demanded. */
export const mayLeave = (left: Factors): boolean => !left.required || hasFactor(left);

/** Codes in place of a lost factor are made with the first one, and go with the last. */
export const wantsRecoveryCodes = hasFactor;
