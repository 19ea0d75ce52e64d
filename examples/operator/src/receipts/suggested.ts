import { isZero, type NewAllocations, type ReceiptCandidate } from '@element-cabinet/sdk';

/** What accepting a candidate as it stands allocates. */
export const acceptanceOf = ({ company, invoiceId, payments }: ReceiptCandidate): NewAllocations => ({
  allocations: payments
    .filter(({ suggested }) => !isZero(suggested))
    .map(({ paymentId, suggested }) => ({ paymentId, amount: suggested })),
  ...(invoiceId === null ? {} : { invoiceId }),
  ...(company.isPayer ? {} : { forAnotherPayer: true }),
});
