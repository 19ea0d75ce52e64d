import { browser } from 'wxt/browser';

interface Definition<T> {
  /** What stands there before anything was written, and after what can't be read. */
  fallback: T;
  /** Of the value's shape; 1 at first. */
  version: number;
  /** `{ 2: fromOne }` turns a value of version 1 into one of version 2; one step for each version after the first. */
  migrations?: Record<number, (older: never) => unknown>;
}

interface Envelope {
  version: number;
  value: unknown;
}

function isEnvelope(stored: unknown): stored is Envelope {
  return typeof stored === 'object' && stored !== null && 'version' in stored && 'value' in stored;
}

/** Brings what was stored, by this or an older build, to today's shape. A newer build's value can't be read. */
export function openEnvelope<T>(stored: unknown, { fallback, version, migrations }: Definition<T>): T {
  if (!isEnvelope(stored) || stored.version > version) return fallback;
  let { value } = stored;
  for (let next = stored.version + 1; next <= version; next += 1) {
    const migrate = migrations?.[next];
    if (!migrate) return fallback;
    value = migrate(value as never);
  }
  return value as T;
}

/** A value in `browser.storage.local`: shared by the popup, the options page and the background. */
export class StoredValue<T> {
  readonly name: string;
  readonly #definition: Definition<T>;

  constructor(name: string, definition: Definition<T>) {
    this.name = name;
    this.#definition = definition;
  }

  open(stored: unknown): T {
    return openEnvelope(stored, this.#definition);
  }

  async get(): Promise<T> {
    const found = await browser.storage.local.get(this.name);
    return this.open(found[this.name]);
  }

  async set(value: T): Promise<void> {
    await browser.storage.local.set({ [this.name]: { version: this.#definition.version, value } });
  }

  async remove(): Promise<void> {
    await browser.storage.local.remove(this.name);
  }
}

/** A value in the `localStorage` of the extension's pages: read at once, before the first paint. Unknown to the background. */
export class PageValue<T> {
  readonly name: string;
  readonly #definition: Definition<T>;

  constructor(name: string, definition: Definition<T>) {
    this.name = name;
    this.#definition = definition;
  }

  get(): T {
    try {
      return openEnvelope(JSON.parse(localStorage.getItem(this.name) ?? 'null'), this.#definition);
    } catch {
      return this.#definition.fallback;
    }
  }

  set(value: T): void {
    localStorage.setItem(this.name, JSON.stringify({ version: this.#definition.version, value }));
  }

  remove(): void {
    localStorage.removeItem(this.name);
  }
}
