import type { Db } from '../../db/database.ts';
import type { Lessor } from '../../lessor.ts';
import { DomainError } from '../../platform/errors.ts';
import { type LoginChangeForm, makeLoginChangeForm } from './form-pdf.ts';
import { findFormParties } from './form-store.ts';

export type AskedForm = Pick<LoginChangeForm, 'newLogin' | 'representative' | 'byAttorney'> & {
  companyId: string;
  userId: string;
  /** The login that the form says is the old one; the person's own unless given. */
  oldLogin?: string;
};
export type FormFile = { content: Buffer; fileName: string };

/** @throws company_not_found */
export async function downloadLoginChangeForm(
  db: Db,
  lessor: Lessor,
  now: Date,
  { companyId, userId, oldLogin, ...asked }: AskedForm,
): Promise<FormFile> {
  const parties = await findFormParties(db, companyId, userId);
  if (!parties) throw new DomainError('company_not_found');
  const { company, person, login } = parties;
  const content = await makeLoginChangeForm({
    ...{ lessor, company, person, oldLogin: oldLogin ?? login, createdAt: now, ...asked },
  });
  return { content, fileName: `Заявление о смене логина, ИНН ${company.inn}.pdf` };
}
