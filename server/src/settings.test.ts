import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownAccounts, sandboxLessor } from './lessor.ts';
import { readSettings, SettingsError } from './settings.ts';

const lessor = {
  LESSOR_NAME: 'АО «Ромашка-Лизинг»',
  LESSOR_INN: '7707083893',
  LESSOR_KPP: '773601001',
  LESSOR_ADDRESS: 'Москва, Тверская, 1',
  LESSOR_BANK_NAME: 'ПАО Сбербанк, г. Москва',
  LESSOR_BANK_BIK: '044525225',
  LESSOR_BANK_ACCOUNT: '40702810938120061991',
  LESSOR_BANK_CORRESPONDENT_ACCOUNT: '30101810400000000225',
  LESSOR_PHONES: '+7 495 123-45-67, 8 800 100-00-00',
  LESSOR_EMAILS: 'cabinet@romashka.example',
};
const safe = {
  PUBLIC_URL: 'https://cabinet.romashka.example',
  SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtps://cabinet:secret@mail.romashka.example:465',
  MAIL_FROM: 'Ромашка <cabinet@romashka.example>',
};
const production = { ...safe, ...lessor };

function problemsOf(env: Record<string, string>, mode: 'sandbox' | 'production' = 'production'): string[] {
  try {
    readSettings(env, mode);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return [...error.problems];
    throw error;
  }
}

describe('the sandbox', () => {
  it('needs nothing', () => {
    const settings = readSettings({}, 'sandbox');
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://localhost:8080',
      databaseUrl: null,
      logLevel: 'warn',
      lessor: sandboxLessor,
    });
    expect(settings.dataDir).toMatch(/\/\.data$/);
  });

  it('takes empty variables as absent', () => {
    expect(problemsOf({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '', LESSOR_FILE: '' }, 'sandbox')).toEqual(
      [],
    );
  });
});

describe('production', () => {
  it('accepts right settings', () => {
    const settings = readSettings(production, 'production');
    expect(settings.lessor.phones).toEqual(['+7 495 123-45-67', '8 800 100-00-00']);
    expect(settings.lessor.timeZone).toBe('Europe/Moscow');
  });

  it('knows the lessor by all its accounts', () => {
    const { lessor: one } = readSettings(production, 'production');
    expect(one.otherAccounts).toEqual([]);
    const others = '40701810300000001547/044500999, 40702810938120061991';
    const { lessor: several } = readSettings({ ...production, LESSOR_OTHER_ACCOUNTS: others }, 'production');
    expect([...ownAccounts(several)]).toEqual(['40702810938120061991', '40701810300000001547']);
  });

  it('tells everything that is missing at once', () => {
    const problems = problemsOf({ PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'DATABASE_URL',
      'SECRETS_KEY',
      'SMTP_URL',
      'LESSOR_FILE',
    ]);
  });

  it.each([
    ['PUBLIC_URL', 'http://cabinet.romashka.example', 'in the clear'],
    ['PUBLIC_URL', 'http://localhost:8080', 'in the clear'],
    ['PUBLIC_URL', 'https://cabinet.romashka.example/app', 'not an origin'],
    ['PUBLIC_URL', 'cabinet.romashka.example', 'not an origin'],
    ['PUBLIC_URL', 'https://a:b@cabinet.romashka.example', 'not an origin'],
    ['PORT', '80a', 'from 1 to 65535'],
    ['SECRETS_KEY', 'c2hvcnQ=', '32 bytes'],
    ['SMTP_URL', 'mail.romashka.example', 'not a mail server'],
    ['MAIL_FROM', 'Ромашка', 'give the sender'],
    ['MAP_TILES_URL', 'https://{s}.tile.example/{z}/{x}/{y}.png', 'tiles of one server'],
    ['MAP_TILES_URL', 'https://*.example/{z}/{x}/{y}', 'tiles of one server'],
    ['MAP_TILES_URL', 'https://tile.example; script-src */{z}/{x}/{y}', 'tiles of one server'],
    ['MAP_TILES_URL', 'https://tile.example/tiles.png', 'tiles of one server'],
    ['HOST', 'http://0.0.0.0', 'address to listen on'],
    ['LESSOR_INN', '7707083894', 'whose keys hold'],
    ['LESSOR_KPP', '', 'is missing'],
    ['LESSOR_BANK_ACCOUNT', '40702810938120061992', 'whose key holds'],
    ['LESSOR_BANK_CORRESPONDENT_ACCOUNT', '30101810400000000226', 'correspondent account'],
    ['LESSOR_OTHER_ACCOUNTS', '40702810938120061992', 'whose key holds'],
    ['LESSOR_OTHER_ACCOUNTS', '40702810938120061991/044525974', 'account/BIK'],
    ['LESSOR_TIME_ZONE', 'Moscow', 'IANA'],
    ['LESSOR_EMAILS', 'nobody', 'e-mail addresses'],
    ['LESSOR_PHONES', '', 'telephone numbers'],
    ['LESSOR_FILE', 'lessor.json', 'together with LESSOR_NAME'],
  ])('refuses %s=%s', (variable, value, why) => {
    const problems = problemsOf({ ...production, [variable]: value });
    expect(problems[0]).toMatch(new RegExp(`^${variable} `));
    expect(problems[0]).toContain(why);
  });

  it("refuses the sandbox's lessor", () => {
    const file = write(sandboxLessor);
    expect(problemsOf({ ...safe, LESSOR_FILE: file })[0]).toContain("the sandbox's");
  });
});

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
function write(value: unknown): string {
  const file = join(folder, 'lessor.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

describe('LESSOR_FILE', () => {
  it('says the same as the variables', () => {
    const { lessor: fromVariables } = readSettings(production, 'production');
    const fromFile = readSettings({ ...safe, LESSOR_FILE: write(fromVariables) }, 'production');
    expect(fromFile.lessor).toEqual(fromVariables);
  });

  it('names what is wrong in it', () => {
    const file = write({ ...sandboxLessor, kpp: 5, bank: null });
    const problems = problemsOf({ LESSOR_FILE: file }, 'sandbox');
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'LESSOR_BANK_BIK',
      'LESSOR_KPP',
      'LESSOR_BANK_NAME',
      'LESSOR_BANK_ACCOUNT',
      'LESSOR_BANK_CORRESPONDENT_ACCOUNT',
    ]);
  });

  it.each(['{', '/nowhere/lessor.json'])('complains of %s', (content) => {
    const file = content === '{' ? write('{') : content;
    expect(problemsOf({ LESSOR_FILE: file }, 'sandbox')[0]).toContain("can't be read as JSON");
  });

  it('takes a sole proprietor without KPP', () => {
    const { LESSOR_KPP: _, ...proprietor } = { ...production, LESSOR_INN: '500100732259' };
    expect(readSettings(proprietor, 'production').lessor.kpp).toBeNull();
  });
});
