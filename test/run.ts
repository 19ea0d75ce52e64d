import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './support/browser.ts';

/** `npm test`: brings what it drives, builds, checks and tests all; the last line is `N passed, N failed`. */

const root = fileURLToPath(new URL('..', import.meta.url));
const report = `${root}/test/artifacts/vitest.json`;
const counts = { passed: 0, failed: 0, skipped: 0 };
const say = (text: string) => process.stdout.write(`${text}\n`);

function run(title: string, command: string, ...args: string[]): boolean {
  say(`\n── ${title}`);
  const started = Date.now();
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) say(error.message);
  say(`── ${title}: ${status === 0 ? 'done' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

function check(title: string, ...npmArgs: string[]) {
  counts[run(title, 'npm', '--silent', ...npmArgs) ? 'passed' : 'failed'] += 1;
}

/** What the tests drive besides Node: Debian's packages where they may be installed, else what is there. */
const tools = [
  {
    name: 'chromium',
    isThere: () => findChromium() !== null,
    hint: 'Chromium or Chrome (or name it by CHROMIUM_PATH)',
  },
  {
    name: 'poppler-utils',
    isThere: () => spawnSync('pdftoppm', ['-v']).status === 0,
    hint: 'pdftotext and pdftoppm of poppler-utils',
  },
];

function bringTools(): boolean {
  const missing = () => tools.filter(({ isThere }) => !isThere());
  const wanted = missing();
  if (wanted.length === 0) return true;
  if (userInfo().uid === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const names = wanted.map(({ name }) => name);
    run('apt-get update', 'apt-get', 'update', '-qq');
    run(
      `apt-get install ${names.join(' ')}`,
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...names,
    );
  }
  for (const { name, hint } of missing()) say(`The tests need ${hint}: apt install ${name}.`);
  return missing().length === 0;
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

function test() {
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = run('tests', 'npx', 'vitest', 'run', ...reporters);
  const before = counts.failed;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as Report;
    counts.passed += result.numPassedTests;
    counts.skipped += result.numPendingTests + result.numTodoTests;
    // A file that could not be loaded fails without a test.
    const unloaded = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    counts.failed += result.numFailedTests + unloaded.length;
  } catch {
    say('vitest left no report.');
  }
  // An error outside of the tests fails the run as well.
  if (!done && counts.failed === before) counts.failed += 1;
}

if (
  bringTools() &&
  run('generate', 'npm', '--silent', 'run', 'generate') &&
  run('build', 'npm', '--silent', 'run', 'build')
) {
  check('types', 'run', 'types');
  check('lint', 'run', 'lint');
  test();
} else counts.failed += 1;

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
