import { describe, expect, it } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { call, page, extension } = callsTo(server.url);
const { password } = signIns;

type Me = {
  kind: string;
  id: string;
  email: string | null;
  name: string;
  staffRole: string | null;
  scopes: string[];
  memberships: {
    company: { id: string; name: string; inn: string };
    role: string | null;
    contractIds: string[] | null;
    scopes: string[];
  }[];
};
const me = async (as: As) => (await call<Me>(as, 'GET', '/v1/me')).body;
const reading = [
  'companies:read',
  'contracts:read',
  'payments:read',
  'invoices:read',
  'notifications:read',
  'events:read',
];
const atAGlance = ['invoices:write', 'payments:announce'];
const ofPage = [...reading, 'members:read', 'calendar-feed:write'];
const ofAccountant = [...ofPage, ...atAGlance, 'payments:write', 'buyouts:write'];

describe('getMe', () => {
  it('tells a person of several companies which, by name, and as whom', async () => {
    const told = await me(await page('owner@severny-put.example', password));
    expect(told).toMatchObject({
      kind: 'user',
      id: seedId('user', 'owner@severny-put.example'),
      email: 'owner@severny-put.example',
      name: 'Соколова Анна Викторовна',
      staffRole: null,
      scopes: expect.arrayContaining(['account:read', 'account:write', 'account:steps', 'sessions:write']),
    });
    expect(
      told.memberships.map(({ company, role, contractIds }) => [company.name, role, contractIds]),
    ).toEqual([
      ['ООО «Северный путь»', 'owner', null],
      ['ООО «Тайга-Лес»', 'owner', null],
      ['ООО «ТрансОкеан Групп»', 'accountant', [seedId('contract', 'transokean-1')]],
    ]);
    const ofOwner = [...ofAccountant, 'companies:write', 'members:write', 'buyouts:accept'].sort();
    expect(told.memberships.map(({ scopes }) => scopes.toSorted())).toEqual([
      ofOwner,
      ofOwner,
      ofAccountant.toSorted(),
    ]);
  });

  it('tells the extension that it reads, and what else a glance may do', async () => {
    const told = await me(await extension('accountant@severny-put.example', password));
    expect(told.scopes).toEqual(['account:read', 'sessions:read']);
    expect(told.memberships).toMatchObject([{ role: 'accountant', scopes: [...reading, ...atAGlance] }]);
  });

  it('tells an operator their role, and no companies', async () => {
    const told = await me(await page('administrator@lessor.example', password));
    expect(told).toMatchObject({ kind: 'operator', staffRole: 'administrator', memberships: [] });
    expect(told.scopes).toContain('operator:imports:write');
  });

  it('tells a key its name and company', async () => {
    const [ofCompany, ofLessor] = signIns.keys;
    const told = await me({ key: ofCompany?.key ?? '' });
    expect(told).toMatchObject({ kind: 'integration', email: null, name: ofCompany?.name, staffRole: null });
    expect(told.memberships).toMatchObject([
      { company: { name: 'ООО «Северный путь»' }, role: null, contractIds: null, scopes: ofCompany?.scopes },
    ]);
    expect(await me({ key: ofLessor?.key ?? '' })).toMatchObject({
      scopes: ofLessor?.scopes,
      memberships: [],
    });
  });

  it('says 304 to who has it already', async () => {
    const as = await page('viewer@severny-put.example', password);
    const { headers } = await call(as, 'GET', '/v1/me');
    const etag = headers.get('etag') ?? '';
    expect((await call(as, 'GET', '/v1/me', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await call(as, 'GET', '/v1/me', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('does not know nobody', async () => {
    expect((await call(null, 'GET', '/v1/me')).body).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});
