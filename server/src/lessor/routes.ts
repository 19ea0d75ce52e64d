import type { TagHandlers } from '../http/contract.ts';
import type { Lessor } from '../lessor.ts';

export const lessorRoutes = ({ lessor }: { lessor: Lessor }): TagHandlers<'lessor'> => ({
  getLessor: async () => {
    const { name, address, phones, emails } = lessor;
    return { name, address, phones, emails };
  },
});
