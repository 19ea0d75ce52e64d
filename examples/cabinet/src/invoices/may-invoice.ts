import { useMe } from '@element-cabinet/ui/session';

/** Whether the person makes and cancels invoices of the company; the server asks again. */
export function useMayInvoice(companyId: string): boolean {
  const { data: me } = useMe();
  const membership = me?.memberships.find(({ company }) => company.id === companyId);
  return membership?.scopes.includes('invoices:write') ?? false;
}
