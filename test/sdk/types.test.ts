import { expectTypeOf, it } from 'vitest';
import { paymentStatuses, say } from '../../sdk/src/format/index.ts';
import type {
  Cabinet,
  DebtSummary,
  Fresh,
  List,
  Payment,
  PaymentPage,
  PortfolioImport,
} from '../../sdk/src/index.ts';

// Checked by the compiler; nothing here is called.
it('types right calls', () => {
  const calls = async (cabinet: Cabinet, signal: AbortSignal, file: Blob) => {
    expectTypeOf(cabinet.payments.list({ companyId: '' })).toEqualTypeOf<List<PaymentPage>>();
    for await (const payment of cabinet.payments.list({ companyId: '' })) {
      expectTypeOf(payment).toEqualTypeOf<Payment>();
    }
    expectTypeOf(await cabinet.payments.getDebtSummary({ companyId: '' })).toEqualTypeOf<DebtSummary>();
    expectTypeOf(
      await cabinet.payments.getDebtSummary({ companyId: '' }, { etag: null, signal }),
    ).toEqualTypeOf<Fresh<DebtSummary> | null>();
    expectTypeOf(await cabinet.operator.portfolioImports.create({ file })).toEqualTypeOf<PortfolioImport>();
    expectTypeOf(await cabinet.sessions.endCurrentSession()).toEqualTypeOf<void>();
    expectTypeOf(await cabinet.companies.listMyCompanies(undefined, { etag: '' })).toExtend<{
      etag: string | null;
    } | null>();
    await cabinet.sessions.list();
    await cabinet.contracts.list({ companyId: '', status: ['active'], cursor: undefined });
  };
  expectTypeOf(calls).toBeFunction();
});

it('refuses wrong ones', () => {
  const calls = (cabinet: Cabinet) => {
    // @ts-expect-error the company is missing
    cabinet.payments.list({});
    // @ts-expect-error parameters are missing
    cabinet.payments.list();
    // @ts-expect-error no such parameter
    cabinet.payments.list({ companyId: '', sort: 'asc' });
    // @ts-expect-error no such state
    cabinet.payments.list({ companyId: '', state: 'late' });
    // @ts-expect-error the number of a list is a number
    cabinet.payments.list({ companyId: '', limit: '10' });
    // @ts-expect-error a write is never conditional on an etag
    cabinet.sandbox.reset({ etag: '' });
    // @ts-expect-error this read has no etag
    cabinet.events.list({ companyId: '' }, { etag: '' });
    // @ts-expect-error signing in has no idempotency key
    cabinet.sessions.create({ body: { email: '', password: '', kind: 'web' } }, { idempotencyKey: '' });
    // @ts-expect-error the body has no such kind
    cabinet.sessions.create({ body: { email: '', password: '', kind: 'phone' } });
    // @ts-expect-error money is never a number
    cabinet.payments.get({ companyId: '', paymentId: '' }).then(({ total }) => total.amount * 2);
    // @ts-expect-error no such status
    say(paymentStatuses, 'frozen' as const, 'ru');
    // @ts-expect-error no such language
    say(paymentStatuses, 'paid', 'de');
  };
  expectTypeOf(calls).toBeFunction();
});
