import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operations } from '../server/src/http/operations.gen.ts';

/** The walls that a linter can't see. Each failure says what to do. */

const root = fileURLToPath(new URL('..', import.meta.url));
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
const committed = git('ls-files', '-z');
/** With what is about to be committed. */
const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').filter((file) =>
  existsSync(root + file),
);
const texts = new Map<string, string>();
function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(root + file, 'utf8');
  texts.set(file, text);
  return text;
}

const isText = (file: string) => /\.(ts|tsx|js|mjs|css|html|json|ya?ml|md|sh)$|^\.ci\//.test(file);
const serverFiles = files.filter((file) => /^server\/src\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'));

/** Expects no file to break the rule; each breach is shown as `file: what`. */
function expectNone(breaches: string[], whatToDo: string) {
  expect(breaches, whatToDo).toEqual([]);
}

/** The lines that match, as `file:line: text`. */
function linesWith(searched: readonly string[], pattern: RegExp): string[] {
  return searched.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('the tree', () => {
  it('has the folders of the house and no others', () => {
    const known = new Set(
      [
        '.ci',
        '.gitignore',
        '.npmrc',
        'README.md',
        'biome.json',
        'docs',
        'examples',
        'extension',
        'openapi',
      ].concat([
        'package-lock.json',
        'package.json',
        'sdk',
        'server',
        'test',
        'tsconfig.json',
        'vitest.config.ts',
      ]),
    );
    expectNone(
      files.filter((file) => !known.has(String(file.split('/')[0]))),
      'Put it into one of the folders of the house, or add the new one to the README and here.',
    );
  });

  it('holds no file over 300 lines', () => {
    const long = files
      .filter((file) => isText(file) && !/package-lock\.json$|\.md$/.test(file))
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expectNone(
      long.map(({ file, lines }) => `${file}: ${lines} lines`),
      'Split it where its subjects part.',
    );
  });

  it('has no generated file committed', () => {
    expectNone(
      committed.filter((file) => /\.gen\.\w+$|\/(dist|\.output|\.wxt)\//.test(file)),
      '`git rm --cached` it: `npm ci` and `npm run build` make it.',
    );
  });

  it('names no machine', () => {
    expectNone(
      linesWith(
        files.filter((file) => isText(file) || file === 'package-lock.json'),
        /(?<![\w.…])\/(?:work|root|Users|home\/\w+)\/\w|[A-Z]:\\\\Users|"resolved": ?"http/,
      ),
      'Use a path relative to the repository, and a lock file without addresses.',
    );
  });
});

const tagFiles = serverFiles.filter((file) =>
  /^server\/src\/(?!db|http|platform|sandbox)[\w-]+\//.test(file),
);
const verbs = new Set([
  ...Object.keys(operations).map((id) => String(id.match(/^[a-z]+/))),
  ...['authenticate', 'count', 'forget', 'parse', 'plan', 'read', 'record', 'replan', 'run'],
]);
const fixedNames = /^(routes|store|wire|words|worker|errors)\.ts$|-store\.ts$/;
const isUseCase = (file: string) => verbs.has(String(basename(file, '.ts').split('-')[0]));
const rules = tagFiles.filter((file) => !fixedNames.test(basename(file)) && !isUseCase(file));

describe('the server', () => {
  it('keeps its rules pure', () => {
    const exceptions = [
      'server/src/sessions/lucia.ts', // the one place that knows Lucia, which wants an adapter to the database
      'server/src/operator/receipts/debt-book.ts', // what a posting has read so far, so that it reads each debt once
    ];
    expectNone(
      linesWith(
        rules.filter((file) => !exceptions.includes(file)),
        /^(?:import|\} from).*from '(?:hono|kysely|pg|@hono|node:(?:https?|net|fs)|.*\/http\/(?!.*\.gen)|.*\/clock\.ts)|^import (?!type).*\/db\/|\bnew Date\(\)|Date\.now\(/,
      ),
      'A file named by a noun is a rule: give it values. What loads, stores or asks the time belongs into <verb>-<noun>.ts or a store.',
    );
  });

  it('keeps HTTP out of its use cases and stores', () => {
    expectNone(
      linesWith(
        tagFiles.filter((file) => !/(routes|wire)\.ts$/.test(file)),
        /from '(?:hono|@hono|node:https?|.*\/http\/(?!.*\.gen))/,
      ),
      'Pass plain values in from routes.ts, and throw a DomainError.',
    );
  });

  it('writes SQL in stores alone', () => {
    expectNone(
      linesWith(
        serverFiles.filter((file) => !/store\.ts$|^server\/src\/db\//.test(file)),
        /\bsql`|CompiledQuery|\.executeQuery|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/,
      ),
      'Move the query into store.ts of its folder.',
    );
  });

  it('makes no new SQL text for every length of a list', () => {
    expectNone(
      linesWith(
        serverFiles.filter((file) => /store\.ts$/.test(file)),
        /'in',\s*[a-z]\w*\s*\)|\bin \(\$\{sql\.join/,
      ),
      'Compare with anyOf(list) of db/database.ts: every distinct text is prepared and kept.',
    );
  });

  it('knows status numbers in http/ alone', () => {
    expectNone(
      linesWith(
        serverFiles.filter((file) => !file.startsWith('server/src/http/')),
        /\bstatus(?:Code)?\s*[:=(]+\s*[1-5]\d\d\b/,
      ),
      'Throw a DomainError with a word; openapi/shared/problems.yaml or its sister gives it its number.',
    );
  });

  it('has short routes', () => {
    const long = serverFiles
      .filter((file) => basename(file) === 'routes.ts')
      .flatMap((file) =>
        [...read(file).matchAll(/^ {2}(\w+): (?:async )?\([^\n]*=>[\s\S]*?(?=^ {2}\w+: |^\}\))/gm)].map(
          ([text, name]) => ({ file, name, lines: text.trim().split('\n').length }),
        ),
      )
      .filter(({ lines }) => lines > 18);
    expectNone(
      long.map(({ file, name, lines }) => `${file}: ${name} has ${lines} lines`),
      'A handler parses, calls and shapes: move the rest into <verb>-<noun>.ts, a store or wire.ts.',
    );
  });
});
