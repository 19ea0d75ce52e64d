import type { components } from '../../http/schema.gen.ts';
import { toWire as money } from '../../platform/money.ts';
import type { Candidates } from './list-receipt-candidates.ts';

type Schemas = components['schemas'];

export function toCandidatesWire(found: Candidates): Schemas['ReceiptCandidateList'] {
  return {
    items: found.items.map(({ company, contract, invoice, payments, reason, strong, suggestedKopecks }) => ({
      reason,
      strong,
      company: {
        id: company.companyId,
        name: company.name,
        inn: company.inn,
        isPayer: found.isPayer(company.companyId),
      },
      contractNumber: contract?.number ?? null,
      invoiceId: invoice?.invoiceId ?? null,
      invoiceNumber: invoice?.number ?? null,
      assetName: contract?.assetName ?? null,
      payments: payments.map(({ contractNumber, payment, suggestedKopecks: suggested }) => ({
        paymentId: payment.paymentId,
        contractNumber,
        kind: payment.kind,
        number: payment.number,
        dueOn: payment.dueOn,
        outstanding: money(payment.outstandingKopecks),
        suggested: money(suggested),
      })),
      suggested: money(suggestedKopecks),
    })),
    companies: found.companies.map(({ companyId, inn, isPayer, name }) => ({
      id: companyId,
      ...{ name, inn, isPayer },
    })),
    unallocated: money(found.unallocatedKopecks),
  };
}
