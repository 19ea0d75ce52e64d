import {
  type Document,
  type MediaType,
  type Operation,
  operationsOf,
  type Parameter,
  resolve,
} from './document.ts';

const NOTE = '// Made by `npm run generate` from the contract.\n\n';

interface Call {
  id: string;
  method: string;
  path: string;
  operation: Operation;
  /** The name of the SDK's method. */
  name: string;
  parameters: Parameter[];
  status: string;
  success: MediaType | undefined;
  successType: string;
}

/** The SDK's generated files, by their path from the repository's root. */
export function generateSdk(document: Document): Record<string, string> {
  const calls = operationsOf(document).map(({ method, path, operation }) => {
    const [status = '', response] =
      Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
    const [successType = '', success] = Object.entries(response?.content ?? {})[0] ?? [];
    const parameters = (operation.parameters ?? []).map((parameter) =>
      resolve<Parameter>(document, parameter),
    );
    const id = operation.operationId;
    return {
      id,
      method,
      path,
      operation,
      name: methodName(id, operation.tags[0]),
      parameters,
      status,
      success,
      successType,
    };
  });
  return {
    'sdk/src/types.gen.ts': typesFile(document, calls),
    'sdk/src/resources.gen.ts': resourcesFile(document, calls),
    'sdk/src/testing/examples.gen.ts': examplesFile(calls),
  };
}

/** `listPayments` of `payments` is `list`; `listOperatorContracts` of `operator/contracts` too; others keep their whole name. */
export function methodName(operationId: string, tag: string): string {
  const words = tag.split('/').map(pascal);
  const [, verb = '', noun] = /^([a-z]+)(.*)$/.exec(operationId) ?? [];
  const nouns = [words.at(-1) ?? '', words.join('')].flatMap((plural) => [plural, singular(plural)]);
  return noun && nouns.includes(noun) ? verb : operationId;
}

const singular = (plural: string) => plural.replace(/ies$/, 'y').replace(/s$/, '');
const pascal = (text: string) => text.replace(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase());
const camel = (text: string) => pascal(text).replace(/^\w/, (letter) => letter.toLowerCase());
const paramsName = (call: Call) => `${pascal(call.id)}Params`;
const resourceName = (tag: string) => `${pascal(tag)}Resource`;
/** Headers that are an operation's own; the others are options of every call. */
const ownHeader = ({ parameters }: Call) =>
  parameters.find(({ in: place, name }) => place === 'header' && !/^(If-|Idempotency-)/.test(name));
const takes = (call: Call) =>
  call.parameters.some((one) => one.in !== 'header') ||
  ownHeader(call) !== undefined ||
  call.operation.requestBody !== undefined;

function typesFile(document: Document, calls: Call[]): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      `${comment(schema.description)}export type ${name} = components['schemas']['${name}'];\n`,
  );
  const params = calls.filter(takes).map((call) => {
    const bodies = Object.entries(call.operation.requestBody?.content ?? {}).map(([type, media]) =>
      type === 'application/json' ? `{ body: ${schemaName(media, call.id)} }` : 'Upload',
    );
    const body = bodies.length > 0 ? ` & (${bodies.join(' | ')})` : '';
    const header = ownHeader(call);
    const told = header ? ` & { ${camel(header.name)}: string }` : '';
    return `/** What \`${call.id}\` takes. */\nexport type ${paramsName(call)} = ParamsOf<'${call.id}'>${told}${body};\n`;
  });
  const imports =
    "import type { ParamsOf, Upload } from './calls.ts';\nimport type { components } from './schema.gen.ts';\n\n";
  return NOTE + imports + [...schemas, ...params].join('');
}

function schemaName(media: MediaType, where: string): string {
  const name = media.schema.$ref?.split('/').at(-1);
  if (!name) throw new Error(`${where}: give the JSON a schema of its own, the SDK exports it by its name`);
  return name;
}

function resourcesFile(document: Document, calls: Call[]): string {
  const tags = document.tags.filter(({ name }) => calls.some((call) => call.operation.tags[0] === name));
  const byTag = (tag: string) => calls.filter((call) => call.operation.tags[0] === tag);
  const interfaces = tags.map(
    ({ name, description }) =>
      `${comment(description)}export interface ${resourceName(name)} {\n${byTag(name).map(signatures).join('\n')}}\n`,
  );
  const tree = nest(tags.map(({ name }) => [name, resourceName(name)]));
  const table = nest(tags.map(({ name }) => [name, `{ ${byTag(name).map(row).join(', ')} }`]));
  return [
    NOTE,
    "import type { ConditionalOptions, CallOptions, Fresh, MatchOptions, WriteOptions } from './calls.ts';\n",
    "import type { List } from './page.ts';\n",
    "import type * as t from './types.gen.ts';\n\n",
    ...interfaces,
    `\n/** The resources of a client, by tag. */\nexport interface Resources ${tree}\n`,
    `\n/** Method, path and letters of what is special; see \`Operation\` in transport.ts. */\nexport const operations = ${table} as const;\n`,
  ].join('');
}

/** `operator/companies` becomes `operator: { companies: … }`. */
function nest(entries: [tag: string, text: string][]): string {
  const groups = new Map<string, string[]>();
  for (const [tag, text] of entries) {
    const [first = '', rest] = tag.split('/');
    groups.set(first, [...(groups.get(first) ?? []), rest ? `${camel(rest)}: ${text}` : text]);
  }
  const members = [...groups].map(
    ([name, texts]) =>
      `  ${name}: ${entries.some(([tag]) => tag === name) ? texts[0] : `{\n    ${texts.join(',\n    ')},\n  }`},\n`,
  );
  return `{\n${members.join('')}}`;
}

function row(call: Call): string {
  const header = ownHeader(call);
  const own = header ? `, ['${camel(header.name)}', '${header.name}']` : '';
  return `${call.name}: ['${call.method.toUpperCase()}', '${call.path}', '${flags(call)}'${own}]`;
}

function flags(call: Call): string {
  const text = call.successType.startsWith('text/');
  return [
    takes(call) ? '' : 'o',
    pageParameter(call)?.charAt(0) ?? '',
    call.operation['x-idempotency'] === 'key' ? 'k' : '',
    call.operation['x-idempotency'] === 'none' ? 'n' : '',
    text ? 't' : '',
    call.successType && call.successType !== 'application/json' && !text ? 'f' : '',
  ].join('');
}

const pageParameter = (call: Call) =>
  ['cursor', 'after'].find((name) => call.parameters.some((one) => one.name === name));

function signatures(call: Call): string {
  const required =
    call.operation.requestBody?.required || call.parameters.some((one) => one.in !== 'query' && one.required);
  const params = takes(call) ? `params${required ? '' : '?'}: t.${paramsName(call)}, ` : '';
  const result = resultType(call);
  const options = [
    call.operation['x-idempotency'] === 'key' ? 'WriteOptions' : 'CallOptions',
    call.parameters.some((one) => one.name === 'If-Match') ? 'MatchOptions' : '',
  ].filter(Boolean);
  const allParams = params.replace('?: ', ': ').replace(/, $/, required ? ', ' : ' | undefined, ');
  const conditional = call.operation['x-conditional']
    ? `${call.name}(${allParams}options: ConditionalOptions): Promise<Fresh<${result}> | null>;\n`
    : '';
  const promised = pageParameter(call) ? `List<${result}>` : `Promise<${result}>`;
  const plain = `${call.name}(${params}options?: ${options.join(' & ')}): ${promised};\n`;
  return [conditional, plain]
    .filter(Boolean)
    .map((signature) => indent(comment(documentation(call)) + signature))
    .join('');
}

function resultType(call: Call): string {
  if (!call.success) return 'void';
  if (call.successType === 'application/json') return `t.${schemaName(call.success, call.id)}`;
  return call.successType.startsWith('text/') ? 'string' : 'File';
}

function documentation({ id, operation }: Call): string {
  const scopes = [...new Set(operation.security.flatMap((one) => Object.values(one).flat()))];
  const problems = (operation['x-problems'] ?? []).map((code) => `\`${code}\``);
  return [
    `${operation.summary}.`,
    operation.description?.trim() ?? '',
    scopes.length > 0 ? `Scope: ${scopes.join(', ')}.` : 'Needs no sign-in.',
    problems.length > 0 ? `Problems of its own: ${problems.join(', ')}.` : '',
    `Operation \`${id}\`.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function comment(text: string | undefined): string {
  if (!text) return '';
  const lines = text.trim().replaceAll('*/', '*\\/').split('\n');
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** What the mocks answer: the first example of every success. */
function examplesFile(calls: Call[]): string {
  const entries = calls.map((call) => {
    const example = call.success?.example ?? Object.values(call.success?.examples ?? {})[0]?.value;
    if (call.success && example === undefined) throw new Error(`${call.id}: no example to answer with`);
    const answer = {
      method: call.method,
      path: call.path,
      status: Number(call.status),
      type: call.successType,
      body: example,
    };
    return `  ${call.id}: ${JSON.stringify(answer)},\n`;
  });
  const types = calls.map((call) => `  ${call.id}: ${resultType(call)};\n`);
  return [
    NOTE,
    "import type * as t from '../types.gen.ts';\n\n",
    `/** What each operation answers when it succeeds. */\nexport interface Answers {\n${types.join('')}}\n\n`,
    `export const examples = {\n${entries.join('')}};\n`,
  ].join('');
}
