import type { Tx } from '../../db/database.ts';
import { getOffice } from './get-office.ts';
import { lockOffice, removeOffice } from './store.ts';

/** @param check throws when the office as it is (JSON text) is not the one that was seen. */
export async function deleteOffice(tx: Tx, id: string, check: (office: string) => void): Promise<void> {
  await lockOffice(tx, id);
  check(await getOffice(tx, id));
  await removeOffice(tx, id);
}
