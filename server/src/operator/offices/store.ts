import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export type OfficeFields = {
  city: string;
  name: string;
  address: string;
  latitude: number;
  longitude: number;
  phone: string;
  email: string | null;
  hours: { ru: string; en: string };
};

const valuesOf = ({ city, name, address, latitude, longitude, phone, email, hours }: OfficeFields) => ({
  city,
  name,
  address,
  latitude: String(latitude),
  longitude: String(longitude),
  phone,
  email,
  hours: JSON.stringify(hours),
});

/** So that of two who change an office the second sees the first one's. */
export async function lockOffice(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('offices').select('id').where('id', '=', id).forUpdate().execute();
}

export async function insertOffice(tx: Tx, id: string, fields: OfficeFields): Promise<void> {
  await tx
    .insertInto('offices')
    .values({ id, ...valuesOf(fields), created_at: sql`now()`, updated_at: sql`now()` })
    .execute();
}

export async function saveOffice(tx: Tx, id: string, fields: OfficeFields): Promise<void> {
  await tx
    .updateTable('offices')
    .set({ ...valuesOf(fields), updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function removeOffice(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('offices').where('id', '=', id).execute();
}
