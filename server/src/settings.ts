import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Lessor, lessorVariables, readLessor, sandboxLessor, variablesOf } from './lessor.ts';

export type Mode = 'sandbox' | 'production';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Settings = {
  mode: Mode;
  host: string;
  port: number;
  /** The origin that people's browsers use, without a slash at its end. */
  publicUrl: string;
  /** null: the zero-setup database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logLevel: (typeof logLevels)[number];
  /** 32 bytes, by which secrets in the database are encrypted. */
  secretsKey: Buffer;
  /** null: mail stays in the sandbox's mailbox. */
  mail: { smtpUrl: string; from: string } | null;
  lessor: Lessor;
  /** null: the offices' map is a plain ground. */
  map: MapTiles | null;
};

/** Where pictures of maps come from: one origin, to which the pages' policy is opened. */
export type MapTiles = { url: string; origin: string; attribution: string | null };

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the environment: each names the variable, why, and what would be right. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @throws SettingsError */
export function readSettings(env: Environment, mode: Mode): Settings {
  const problems: string[] = [];
  const complain = (variable: string, problem: string) => problems.push(`${variable} ${problem}`);

  const port = Number(env.PORT || 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    complain('PORT', `is "${env.PORT}": give a number from 1 to 65535.`);

  const host = env.HOST || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host))
    complain('HOST', `is "${host}": give the address to listen on, such as 127.0.0.1, or 0.0.0.0 for all.`);

  const logLevel = logLevels.find(
    (level) => level === (env.LOG_LEVEL || (mode === 'sandbox' ? 'warn' : 'info')),
  );
  if (!logLevel) complain('LOG_LEVEL', `is "${env.LOG_LEVEL}": give one of ${logLevels.join(', ')}.`);

  const settings: Settings = {
    mode,
    host,
    port,
    publicUrl: readPublicUrl(env.PUBLIC_URL, mode, `http://localhost:${port}`, complain),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL, complain),
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    logLevel: logLevel ?? 'info',
    secretsKey: readSecretsKey(env.SECRETS_KEY, mode, complain),
    mail: readMail(env, mode, complain),
    lessor: lessorOf(env, mode, complain),
    map: readMap(env, complain),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

type Complain = (variable: string, problem: string) => void;

function readPublicUrl(given: string | undefined, mode: Mode, fallback: string, complain: Complain): string {
  const right = 'give the https origin that browsers use, such as https://cabinet.example.ru.';
  if (!given) {
    if (mode === 'production')
      complain('PUBLIC_URL', `is missing, and cookies and links can't be made safe without it: ${right}`);
    return fallback;
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || `${url.origin}/` !== url.href)
    complain('PUBLIC_URL', `is "${given}", which is not an origin: ${right}`);
  else if (mode === 'production' && url.protocol !== 'https:')
    complain('PUBLIC_URL', `is "${given}", so passwords would travel in the clear: ${right}`);
  return url?.origin ?? fallback;
}

/** The sandbox's secrets are everybody's. */
export const sandboxSecretsKey = Buffer.alloc(32, 'sandbox');

function readSecretsKey(given: string | undefined, mode: Mode, complain: Complain): Buffer {
  const right =
    'give 32 random bytes in base64, such as `openssl rand -base64 32` makes, and keep a copy of them.';
  if (!given) {
    if (mode === 'production')
      complain('SECRETS_KEY', `is missing, and secrets can't be stored safely without it: ${right}`);
    return sandboxSecretsKey;
  }
  const key = Buffer.from(given, 'base64');
  if (key.length !== 32) complain('SECRETS_KEY', `is not 32 bytes in base64: ${right}`);
  return key;
}

function readMail(env: Environment, mode: Mode, complain: Complain): Settings['mail'] {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = env;
  if (!smtpUrl) {
    if (mode === 'production')
      complain(
        'SMTP_URL',
        'is missing, and nobody gets a password without mail: give smtps://user:password@host:465.',
      );
    return null;
  }
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol))
    complain(
      'SMTP_URL',
      'is not a mail server: give smtps://user:password@host:465, or smtp://host:587 for STARTTLS.',
    );
  if (!from || !/^[^<>@\s]+@[^<>@\s]+$|^[^<>]+<[^<>@\s]+@[^<>@\s]+>$/.test(from))
    complain(
      'MAIL_FROM',
      `is ${from ? `"${from}"` : 'missing'}: give the sender, such as Leasing <cabinet@lessor.example>.`,
    );
  return { smtpUrl, from: from ?? '' };
}

function readMap(env: Environment, complain: Complain): MapTiles | null {
  const { MAP_TILES_URL: url, MAP_ATTRIBUTION: attribution } = env;
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const whole = ['{z}', '{x}', '{y}'].every((part) => url.includes(part)) && !/[\s;,]|\{s\}/.test(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || /[{}*]/.test(decodeURI(parsed.host)) || !whole)
    complain(
      'MAP_TILES_URL',
      `is "${url}": give the address of the tiles of one server, such as https://tile.example/{z}/{x}/{y}.png.`,
    );
  return { url, origin: parsed?.origin ?? '', attribution: attribution || null };
}

function readDatabaseUrl(given: string | undefined, complain: Complain): string | null {
  if (!given) return null;
  if (!URL.canParse(given) || !/^postgres(ql)?:$/.test(new URL(given).protocol))
    complain('DATABASE_URL', 'is not a database: give postgresql://user:password@host:5432/database.');
  return given;
}

function lessorOf(env: Environment, mode: Mode, complain: Complain): Lessor {
  const given = lessorVariables.filter((variable) => env[variable]);
  const file = env.LESSOR_FILE;
  if (file && given.length > 0)
    complain('LESSOR_FILE', `is given together with ${given.join(', ')}: give the file or the variables.`);
  if (!file && given.length === 0) {
    if (mode === 'production')
      complain(
        'LESSOR_FILE',
        'is missing, and invoices need real requisites: give a JSON file with the leasing company, or LESSOR_NAME, LESSOR_INN and the other LESSOR_ variables.',
      );
    return sandboxLessor;
  }
  const values = file ? readFile(file, complain) : env;
  if (!values) return sandboxLessor;
  const lessor = readLessor(values, (variable, right) => {
    const value = values[variable];
    complain(variable, `${file ? `in ${file} ` : ''}is ${value ? `"${value}"` : 'missing'}: give ${right}.`);
  });
  if (
    mode === 'production' &&
    (lessor.inn === sandboxLessor.inn || lessor.bank.bik === sandboxLessor.bank.bik)
  )
    complain('LESSOR_INN', "and the bank are the sandbox's, which are nobody's: give your own.");
  return lessor;
}

function readFile(file: string, complain: Complain): Environment | null {
  try {
    return variablesOf(JSON.parse(readFileSync(resolve(root, file), 'utf8')));
  } catch (error) {
    complain('LESSOR_FILE', `is "${file}", which can't be read as JSON (${(error as Error).message}).`);
    return null;
  }
}
