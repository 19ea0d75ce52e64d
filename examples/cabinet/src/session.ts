import type { CompanyBalance, Me } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** The person's companies with what is overdue in each. */
export const useCompanies = (): Resource<CompanyBalance[]> =>
  useResource('companies', async () => {
    const companies: CompanyBalance[] = [];
    for await (const company of cabinet.companies.listMyCompanies({ limit: 200 })) companies.push(company);
    return companies;
  });

const lastCompanyKey = 'cabinet.company';

/** The company that was looked at last in this browser, if it is still the person's. */
export function lastCompany(me: Me): string | undefined {
  const ids = me.memberships.map(({ company }) => company.id);
  const last = localStorage.getItem(lastCompanyKey);
  return ids.find((id) => id === last) ?? ids[0];
}

export function rememberCompany(companyId: string): void {
  localStorage.setItem(lastCompanyKey, companyId);
}
