/** JSON with kopecks in it: bigints are written as decimal text under keys that end in `Kopecks`. */
export function exactStringify(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
}

/** A value read from a jsonb column, with its kopecks as bigints again. */
export function exactRevive<T>(value: unknown): T {
  return revive('', value) as T;
}

function revive(key: string, value: unknown): unknown {
  if (typeof value === 'string') return key.endsWith('Kopecks') ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((part) => revive('', part));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revive(name, part)]));
}
