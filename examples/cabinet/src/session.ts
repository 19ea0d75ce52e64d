import { Cabinet, type CompanyBalance, type Me } from '@element-cabinet/sdk';
import { locale } from '@element-cabinet/ui/i18n';
import { forgetResources, type Resource, useResource } from '@element-cabinet/ui/use-resource';
import { signal } from '@preact/signals';

/** True once the server has said that nobody is signed in, or not any more. */
export const signedOut = signal(false);

/** The server this page came from, asked in the language of the interface. */
export const cabinet = new Cabinet({
  locale: () => locale.value,
  fetch: async (request, init) => {
    const response = await fetch(request, init);
    const signingIn = new URL(response.url).pathname === '/v1/sessions' && response.type !== 'error';
    if (response.status === 401 && !signingIn) signedOut.value = true;
    return response;
  },
});

export async function signIn(email: string, password: string): Promise<void> {
  await cabinet.sessions.create({ body: { email, password, kind: 'web' } });
  forgetResources();
  signedOut.value = false;
}

export async function signOut(): Promise<void> {
  await cabinet.sessions.endCurrentSession();
  forgetResources();
  signedOut.value = true;
}

export const useMe = (): Resource<Me> => useResource('me', () => cabinet.account.getMe());

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
