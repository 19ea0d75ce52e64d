import { randomUUID } from 'node:crypto';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from './calls.ts';
import type { TestServer } from './server.ts';

/** Somebody who has no login yet, another each time. */
export const newPerson = (more: object = {}) => ({
  ...{ email: `${randomUUID()}@romashka.example`, fullName: 'Иванова Мария', way: 'print', ...more },
});

const title = { ru: 'Пользовательское соглашение', en: 'User agreement' };
const body = { ru: '## 1. Общее', en: '## 1. General' };
const changes = { ru: 'Уточнён срок.', en: 'The term is said more exactly.' };

/** What the operations of credentials, terms and news take. */
export const credentialBodies = {
  issueCredentials: () => ({ json: newPerson() }),
  reissueCredentials: () => ({ json: { way: 'print', identityCheck: 'Паспорт сверен с договором' } }),
  createReleaseNote: () => ({ json: { title, body } }),
};

/** What is asked with a body that is made here. */
export type TermsBody = 'acceptTerms' | 'publishLegalDocument';

/** What needs more than a body. */
export const credentialAsks = ({ admin, url }: TestServer) => ({
  /** It gives its session another token: not the one of everybody. */
  acceptTerms: async () => ({
    as: await callsTo(url).page('owner@severny-put.example', signIns.password),
    json: { documentIds: [seedId('legal-document', 'personal_data', 1)] },
  }),
  /** Each time as the third version. */
  publishLegalDocument: async () => {
    await admin.deleteFrom('legal_documents').where('version', '>', 2).execute();
    return { json: { kind: 'user_agreement', basedOnVersion: 2, title, body, changes } };
  },
});
