import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';

const soon = async () => {
  throw new DomainError('import_not_found');
};

export const portfolioImportRoutes = (_: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'operator/portfolio-imports'> => ({
  downloadPortfolioTemplate: soon,
  createPortfolioImport: soon,
  confirmPortfolioImport: soon,
  getPortfolioImport: soon,
  listPortfolioImports: async () => ({ items: [], nextCursor: null }),
  listPortfolioImportRows: soon,
});
