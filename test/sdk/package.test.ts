import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../sdk/src/testing/examples.gen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let project: string;
let tarball: string;

const LIST = `
  import { Cabinet } from '@element-cabinet/sdk';
  export const list = (baseUrl, companyId) => new Cabinet({ baseUrl, key: 'k' }).payments.list({ companyId });
`;

/** A bare project with the packed SDK. Its dependencies are packed from node_modules, so that no network is needed. */
beforeAll(async () => {
  if (!existsSync(join(root, 'sdk/dist/index.js'))) throw new Error('run `npm run build -w sdk` first');
  project = await mkdtemp(join(tmpdir(), 'sdk-project-'));
  const dependencies = ['ky', 'openapi-fetch', 'openapi-typescript-helpers'];
  const folders = ['./sdk', ...dependencies.map((name) => `./node_modules/${name}`)];
  const options = ['--json', '--ignore-scripts', '--pack-destination', project];
  const { stdout } = await run('npm', ['pack', ...folders, ...options], { cwd: root });
  const [sdk, ...others] = (JSON.parse(stdout) as { filename: string }[]).map(
    ({ filename }) => `file:${filename}`,
  );
  tarball = join(project, String(sdk).slice('file:'.length));
  const manifest = {
    name: 'bare',
    private: true,
    type: 'module',
    dependencies: { '@element-cabinet/sdk': sdk },
    overrides: Object.fromEntries(dependencies.map((name, index) => [name, others[index]])),
  };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(project, 'list.js'), LIST);
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: project });
}, 60_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the packed SDK', () => {
  it('holds nothing but dist, its README and its manifest', async () => {
    const { stdout } = await run('tar', ['tf', tarball]);
    const files = stdout
      .trim()
      .split('\n')
      .filter((file) => !file.startsWith('package/dist/'));
    expect(files.sort()).toEqual(['package/README.md', 'package/package.json']);
    const manifest = JSON.parse(
      await readFile(join(project, 'node_modules/@element-cabinet/sdk/package.json'), 'utf8'),
    );
    expect(Object.keys(manifest.dependencies)).toEqual(['ky', 'openapi-fetch']);
  });

  it('passes publint', async () => {
    const { messages } = await publint({
      pkgDir: join(project, 'node_modules/@element-cabinet/sdk'),
      strict: true,
      pack: false,
    });
    expect(messages).toEqual([]);
  });

  it('runs under plain node and repeats what failed', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      if (++requests === 1) return response.writeHead(503, { 'Retry-After': '0' }).end();
      return response
        .setHeader('Content-Type', 'application/json')
        .end(JSON.stringify(examples.listPayments.body));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.on('listening', resolve));
    await writeFile(
      join(project, 'main.js'),
      `import { addMoney } from '@element-cabinet/sdk';
      import { formatMoney } from '@element-cabinet/sdk/format';
      import { list } from './list.js';
      const page = await list(process.argv[2], '0192f3c4-0000-7000-8000-0000000000c1');
      console.log(formatMoney(addMoney(...page.items.map((payment) => payment.outstanding)), 'ru'));`,
    );
    const { port } = server.address() as AddressInfo;
    const { stdout } = await run('node', ['main.js', `http://127.0.0.1:${port}`], { cwd: project });
    server.close();
    expect(stdout.trim()).toBe('184\u00A0320,50\u00A0₽');
    expect(requests).toBe(2);
  });

  it.each(['nodenext', 'bundler'])(
    'has types, resolved as %s',
    async (resolution) => {
      await writeFile(
        join(project, 'typed.ts'),
        `import { Cabinet, type Payment } from '@element-cabinet/sdk';
      import { paymentTitle } from '@element-cabinet/sdk/format';
      const titles = async (cabinet: Cabinet): Promise<string[]> =>
        (await cabinet.payments.list({ companyId: '' })).items.map((one: Payment) => paymentTitle(one, 'en'));
      titles(new Cabinet());
      // @ts-expect-error the company is missing
      new Cabinet().payments.list({});`,
      );
      const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--lib',
        'es2022,dom,dom.iterable,dom.asynciterable',
      ];
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      await run('node', [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'typed.ts'], {
        cwd: project,
      });
    },
    30_000,
  );

  it('bundles for a browser in 8 kB; what repeats failed calls is loaded apart', async () => {
    const result = (await build({
      root: project,
      logLevel: 'error',
      configFile: false,
      build: {
        write: false,
        modulePreload: false,
        rollupOptions: { input: join(project, 'list.js'), preserveEntrySignatures: 'strict' },
      },
    })) as Rollup.RollupOutput;
    const chunks = result.output.filter((file) => file.type === 'chunk');
    const size = (files: Rollup.OutputChunk[]) =>
      files.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    const entry = chunks.filter(({ isEntry }) => isEntry);
    const atOnce = [...entry, ...chunks.filter(({ fileName }) => entry[0]?.imports.includes(fileName))];
    expect(entry).toHaveLength(1);
    expect(size(atOnce)).toBeLessThanOrEqual(8 * 1024);
    expect(size(chunks)).toBeLessThanOrEqual(14 * 1024);
  }, 60_000);
});
