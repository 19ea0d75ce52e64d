import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';
import { decorate } from './decorate.ts';
import { type Catalogue, type Document, operationsOf, type Parameter, resolve } from './document.ts';
import { generateSdk } from './generate-sdk.ts';
import { operationsModule, problemsModule } from './operations.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** Joins the sources into one document; Redocly names what does not resolve. */
function bundle(): Document {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  const file = join(folder, 'bundle.json');
  const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, 'bundle', join(here, 'openapi.yaml'), '--output', file],
    {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  rmSync(folder, { recursive: true });
  return document;
}

/** What the server sees: parameters with a default are always there, and it answers only the success by hand. */
function serverView(document: Document): Document {
  const view = structuredClone(document);
  for (const parameter of Object.values(view.components.parameters ?? {})) requireDefaulted(parameter);
  for (const { operation } of operationsOf(view)) {
    for (const parameter of operation.parameters ?? []) requireDefaulted(resolve<Parameter>(view, parameter));
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses).filter(([status]) => status.startsWith('2')),
    );
  }
  return view;
}

function requireDefaulted(parameter: Parameter): void {
  if (parameter.schema.default !== undefined) parameter.required = true;
}

/** Types of a document; whole examples of bodies would only swell their comments. */
async function types(document: Document, defaultNonNullable: boolean): Promise<string> {
  const view = structuredClone(document);
  for (const { operation } of operationsOf(view)) {
    const bodies = [operation.requestBody, ...Object.values(operation.responses)];
    for (const media of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
      delete media.example;
      delete media.examples;
    }
  }
  return astToString(await openapiTS(view as unknown as OpenAPI3, { defaultNonNullable }));
}

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const catalogue: Catalogue = Object.assign(
  {},
  ...['problems', 'money-problems', 'account-problems', 'login-change-problems', 'sign-in-problems'].map(
    (name) => parse(readFileSync(join(here, `shared/${name}.yaml`), 'utf8')),
  ),
);
const document = bundle();
decorate(document, catalogue);
write('openapi/openapi.gen.json', `${JSON.stringify(document, null, 1)}\n`);
write('server/src/http/operations.gen.ts', operationsModule(document));
write('server/src/http/problems.gen.ts', problemsModule(catalogue));
write('server/src/http/schema.gen.ts', await types(serverView(document), true));
write('sdk/src/schema.gen.ts', await types(document, false));
for (const [path, text] of Object.entries(generateSdk(document))) write(path, text);
