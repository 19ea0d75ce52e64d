import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { LeftOver } from './overpayment.ts';

export type OverpaidReceipt = LeftOver & {
  receiptNumber: string;
  bookedOn: CivilDate;
  allocatedKopecks: bigint;
};

const leftOverText = `
select id as "receiptId", number as "receiptNumber", booked_on as "bookedOn",
  allocated_kopecks as "allocatedKopecks", amount_kopecks - allocated_kopecks as "leftKopecks"
from receipts
where company_id = $1 and waiting_reason is null and allocated_kopecks < amount_kopecks
order by booked_on, id
for update`;

/** What is left of the company's posted receipts, the oldest booked first; held until the end of the transaction. */
export async function holdLeftOver(tx: Transaction<Database>, companyId: string): Promise<OverpaidReceipt[]> {
  return (await tx.executeQuery<OverpaidReceipt>(CompiledQuery.raw(leftOverText, [companyId]))).rows;
}
