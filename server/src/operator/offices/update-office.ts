import type { Tx } from '../../db/database.ts';
import { getOffice } from './get-office.ts';
import { lockOffice, type OfficeFields, saveOffice } from './store.ts';

/**
 * @param check throws when the office as it is (JSON text) is not the one that was seen.
 * @returns the office after, as JSON text.
 */
export async function updateOffice(
  tx: Tx,
  id: string,
  fields: OfficeFields,
  check: (office: string) => void,
): Promise<string> {
  await lockOffice(tx, id);
  check(await getOffice(tx, id));
  await saveOffice(tx, id, fields);
  return getOffice(tx, id);
}
