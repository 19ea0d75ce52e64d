import type { Notification } from '@element-cabinet/sdk';
import { paths } from '../paths.ts';

/** Where a notification leads: to the thing it is about. */
export function addressOf(companyId: string, { object }: Notification): string {
  if (object.type === 'payment') return paths.payment(companyId, object.id);
  if (object.type === 'contract') return paths.contract(companyId, object.id);
  return paths.receipts(companyId);
}
