import type { CompanyBalance } from '@element-cabinet/sdk';

/** Whether the person's role lets the extension make invoices and say "I have paid". */
export function mayAct(role: CompanyBalance['role']): boolean {
  return role === 'owner' || role === 'accountant';
}
