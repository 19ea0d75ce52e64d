import type { components } from '../../server/src/http/schema.gen.ts';
import { ask, over, problemOf } from './ask.ts';
import type { As } from './calls.ts';
import { opOf, upload } from './good-asks.ts';
import type { PortfolioCompany } from './portfolios.ts';

type Schemas = components['schemas'];
type Kinds = {
  Portfolio: { made: Schemas['PortfolioImport']; row: Schemas['PortfolioImportRow'] };
  BankStatement: { made: Schemas['BankStatementImport']; row: Schemas['BankStatementImportRow'] };
};

/** A refusal as a test shows it: `422 statement_empty`. */
export class Refused extends Error {}

/** Imports of one kind by an operator: preview, rows, confirmation. Refusals are thrown. */
export function importsOf<Kind extends keyof Kinds>(kind: Kind, url: string, as: As) {
  type Made = Kinds[Kind]['made'];
  type Row = Kinds[Kind]['row'];
  const send = over(url);

  async function asked<Body>(id: Parameters<typeof opOf>[0], how: Omit<Parameters<typeof ask>[2], 'as'>) {
    const told = await ask(send, opOf(id), { as, ...how });
    if (told.status >= 300) throw new Refused(`${told.status} ${problemOf(told).code}`);
    return { body: JSON.parse(told.text) as Body, headers: told.headers };
  }
  const preview = async (content: { companies: PortfolioCompany[] } | Uint8Array | string, name = 'file') => {
    const isFile = typeof content === 'string' || content instanceof Uint8Array;
    const how = isFile ? { form: upload(content, name) } : { json: content };
    return (await asked<Made>(`create${kind}Import`, how)).body;
  };
  const rows = async (importId: string, query = 'limit=200', language = 'ru'): Promise<Row[]> => {
    const how = { path: { importId }, query, headers: { 'accept-language': language } };
    return (await asked<{ items: Row[] }>(`list${kind}ImportRows`, how)).body.items;
  };
  const confirm = async (importId: string, headers: Record<string, string> = {}) =>
    (await asked<Made>(`confirm${kind}Import`, { path: { importId }, headers })).body;

  return {
    preview,
    rows,
    confirm,
    /** Previews and confirms at once; with the rows as they were posted. */
    async carryOut(...content: Parameters<typeof preview>): Promise<{ made: Made; rows: Row[] }> {
      const { id } = await preview(...content);
      const made = await confirm(id);
      return { made, rows: await rows(id) };
    },
    find: async (importId: string) => {
      const { body, headers } = await asked<Made>(`get${kind}Import`, { path: { importId } });
      return { made: body, etag: headers.get('etag') ?? '' };
    },
  };
}
