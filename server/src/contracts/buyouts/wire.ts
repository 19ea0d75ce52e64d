import type { components } from '../../http/schema.gen.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { toWire as money, sum } from '../../platform/money.ts';
import { amountInWords } from '../../platform/words-ru.ts';
import type { BuyoutQuote } from './store.ts';
import { titleOf } from './titles.ts';

type Schemas = components['schemas'];

export const toOperatorQuoteWire = (
  quote: BuyoutQuote,
  today: CivilDate,
): Schemas['OperatorBuyoutQuote'] => ({
  companyId: quote.companyId,
  companyName: quote.companyName,
  quote: toQuoteWire(quote, today),
});

export function toQuoteWire(quote: BuyoutQuote, today: CivilDate): Schemas['BuyoutQuote'] {
  const { buyout, contract, createdAt, createdBy, expiresOn, id, on, acceptedAt, acceptedBy } = quote;
  return {
    id,
    contract,
    on,
    expiresOn,
    state: acceptedAt !== null ? 'accepted' : today > expiresOn ? 'expired' : 'open',
    basis: buyout.basis,
    annualRatePercent: buyout.annualRatePercent,
    tableOn: buyout.tableOn,
    lines: buyout.lines.map((line) => ({
      kind: line.kind,
      title: titleOf(line, buyout),
      payment: line.payment,
      payments: line.payments,
      net: money(line.netKopecks),
      vatRatePercent: line.vatRatePercent,
      vat: money(line.vatKopecks),
      total: money(line.totalKopecks),
    })),
    vat: money(sum(buyout.lines.map(({ vatKopecks }) => vatKopecks))),
    total: money(buyout.totalKopecks),
    totalInWords: amountInWords(buyout.totalKopecks),
    createdAt: createdAt.toISOString(),
    createdBy,
    acceptedAt: acceptedAt?.toISOString() ?? null,
    acceptedBy,
    asOf: today,
  };
}
