const ENCODINGS: Record<string, string> = { 1: 'windows-1251', 2: 'utf-8', 3: 'koi8-r' };
const MANDATORY = ['name', 'personalacc', 'bankname', 'bic', 'correspacc'];
const SHAPES: Record<string, RegExp> = {
  personalacc: /^\d{20}$/,
  bic: /^\d{9}$/,
  correspacc: /^(?:0|\d{20})$/,
  sum: /^\d{1,18}$/,
  payeeinn: /^\d{10}(?:\d{2})?$/,
};

/**
 * Reads a payment QR (GOST R 56042-2014) as a bank would: values by their keys in lower case, or null where the standard
 * is broken. Declared windows-1251 that is in truth UTF-8 is read as UTF-8, as bank applications do.
 */
export function readPaymentQr(bytes: Uint8Array): Record<string, string> | null {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const [, digit = '', separator = ''] = /^ST0001(\d)(.)$/s.exec(head) ?? [];
  const encoding = ENCODINGS[digit];
  if (encoding === undefined) return null;
  const text = decode(bytes.subarray(8), encoding);
  const pairs = text
    .split(separator)
    .filter((pair, index, all) => pair !== '' || index < all.length - 1)
    .map((pair) => [pair.slice(0, pair.indexOf('=')).toLowerCase(), pair.slice(pair.indexOf('=') + 1)]);
  if (MANDATORY.some((key, index) => pairs[index]?.[0] !== key)) return null;
  const fields: Record<string, string> = Object.fromEntries(pairs);
  const broken = Object.entries(SHAPES).some(
    ([key, shape]) => key in fields && !shape.test(String(fields[key])),
  );
  return broken ? null : fields;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(encoding).decode(bytes);
  }
}
