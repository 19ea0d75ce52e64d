import type { Db } from '../../db/database.ts';
import { findOffice } from '../../offices/store.ts';
import { DomainError } from '../../platform/errors.ts';

/** @returns the office as JSON text. */
export async function getOffice(db: Db, id: string): Promise<string> {
  const office = await findOffice(db, id);
  if (office === undefined) throw new DomainError('office_not_found');
  return office;
}
