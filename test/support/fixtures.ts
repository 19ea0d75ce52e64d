import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** Real-world samples live beside the repository and are not a part of it, so a clone may lack them. */
const root = fileURLToPath(new URL('../../../shared/fixtures/', import.meta.url));

/** Absolute path of a fixture (`b-1c-clientbank/purposes.json`), or null where it is absent. */
export function fixture(path: string): string | null {
  const absolute = root + path;
  return existsSync(absolute) ? absolute : null;
}

/** A `describe` that runs only where the fixture folder is present; otherwise it is skipped and says so. */
export function describeWithFixtures(folder: string, body: (path: (name: string) => string) => void): void {
  const directory = fixture(folder);
  if (directory) return void describe(`fixtures of ${folder}`, () => body((name) => `${directory}/${name}`));
  process.stderr.write(`SKIPPED: no fixtures at ../shared/fixtures/${folder}\n`);
  it.skip(`fixtures of ${folder} (absent)`);
}
