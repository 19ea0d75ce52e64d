import type { Tx } from '../../db/database.ts';
import { newId } from '../../platform/id.ts';
import { getOffice } from './get-office.ts';
import { insertOffice, type OfficeFields } from './store.ts';

/** @returns the office as JSON text. */
export async function createOffice(tx: Tx, fields: OfficeFields): Promise<string> {
  const id = newId();
  await insertOffice(tx, id, fields);
  return getOffice(tx, id);
}
