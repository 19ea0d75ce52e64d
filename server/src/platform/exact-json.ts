/** JSON with kopecks in it: a bigint is written as `{"$kopecks":"12"}` and read back as a bigint. */
export function exactStringify(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? { $kopecks: String(part) } : part));
}

/** A value read from a jsonb column, with its kopecks as bigints again. */
export function exactRevive<T>(value: unknown): T {
  return revive(value) as T;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  if ('$kopecks' in value) return BigInt(String(value.$kopecks));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
}
