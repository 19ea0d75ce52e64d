import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../extension/', import.meta.url));
const output = (browser: string) => join(root, '.output', `${browser}-mv3`);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const manifestOf = (browser: string) => JSON.parse(read(output(browser), 'manifest.json'));

/** What a page loads before anybody does anything: its scripts and those they import, without lazy ones. */
function scriptsOf(page: string): string[] {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, next] of read(output('chrome'), path).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
      add(`/chunks/${next}`);
  };
  for (const [, path = ''] of read(output('chrome'), page).matchAll(/<script[^>]+src="([^"]+)"/g)) add(path);
  return [...found];
}
const gzipped = (paths: string[]) =>
  paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(output('chrome'), path)), { level: 9 }).length,
    0,
  );

describe('the build', () => {
  it('loads at most 20 kB of scripts into the popup', () => {
    const scripts = scriptsOf('popup.html');
    const bytes = gzipped(scripts);
    process.stderr.write(`popup scripts: ${bytes} bytes gzip, background: ${gzipped(['background.js'])}\n`);
    expect(scripts.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(20_000);
  });

  it.each(['chrome', 'firefox'])('asks for no more than PERMISSIONS.md says: %s', (browser) => {
    const {
      permissions,
      optional_permissions,
      optional_host_permissions,
      host_permissions,
      content_scripts,
    } = manifestOf(browser);
    const told = [...read(root, 'PERMISSIONS.md').matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect([...permissions, ...optional_permissions, ...optional_host_permissions].sort()).toEqual(
      told.sort(),
    );
    expect(permissions).toEqual(['alarms', 'storage']);
    expect(host_permissions).toBeUndefined();
    expect(content_scripts).toBeUndefined();
  });

  it.each(['chrome', 'firefox'])('has its icons, names and a shortcut in both languages: %s', (browser) => {
    const manifest = manifestOf(browser);
    for (const [size, path] of Object.entries<string>(manifest.icons)) {
      // Width and height stand in the PNG's first chunk.
      const png = readFileSync(join(output(browser), path));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
    }
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '128']);
    for (const locale of readdirSync(join(output(browser), '_locales'))) {
      const messages = JSON.parse(read(output(browser), '_locales', locale, 'messages.json'));
      for (const [, key = ''] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) {
        expect(messages[key].message).toBeTruthy();
      }
      expect(messages.description.message.length).toBeLessThanOrEqual(132);
    }
    expect(manifest.commands).toHaveProperty('_execute_action');
  });

  it('is what Firefox takes', () => {
    const {
      background,
      browser_specific_settings: settings,
      content_security_policy: policy,
    } = manifestOf('firefox');
    expect(background).toEqual({ scripts: ['background.js'] });
    expect(settings.gecko.id).toMatch(/@/);
    expect(settings.gecko.data_collection_permissions.required).toEqual(['authenticationInfo']);
    // Firefox's own default would turn the sandbox's address into https.
    expect(policy.extension_pages).not.toContain('upgrade-insecure-requests');
  });

  it('runs nothing that was fetched', () => {
    for (const browser of ['chrome', 'firefox']) {
      const files = execFileSync('find', [output(browser), '-name', '*.js'], { encoding: 'utf8' })
        .trim()
        .split('\n');
      for (const file of files)
        expect(read(file).match(/\beval\(|new Function\(|https?:\/\/[^`'"]+\.js\b/), file).toBeNull();
    }
  });
});
