import type { Notification } from '@element-cabinet/sdk';

/** The cabinet's pages, on the server the extension talks to. The paths are those of `examples/cabinet/src/paths.ts`. */
export function cabinetLinks(server: string, companyId: string | null) {
  const company = companyId === null ? `${server}/` : `${server}/c/${companyId}`;
  return {
    overview: company,
    payments: (state?: 'overdue') => `${company}/payments${state ? `?state=${state}` : ''}`,
    payment: (id: string) => `${company}/payments/${id}`,
    invoice: (id: string) => `${company}/invoices/${id}`,
    contract: (id: string) => `${company}/contracts/${id}`,
    notifications: `${company}/notifications`,
    /** To the thing a notification is about. */
    about: ({ object }: Pick<Notification, 'object'>) => {
      if (object.type === 'payment') return `${company}/payments/${object.id}`;
      if (object.type === 'contract') return `${company}/contracts/${object.id}`;
      return `${company}/receipts`;
    },
  };
}
