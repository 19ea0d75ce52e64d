import type { Payment } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { words } from './contract-words.ts';
import { Day } from './due-date.tsx';
import { locale } from './i18n.ts';

type Dates = Pick<Payment, 'nominalDueOn' | 'dueOn' | 'dueProvisional'>;

/** The day a payment is due, and under it why that is not the nominal one. */
export function DueDay({ payment, today }: { payment: Dates; today: string }) {
  const { dueOn, dueProvisional, nominalDueOn } = payment;
  const from = formatDate(nominalDueOn, today, locale.value);
  return (
    <>
      <Day on={dueOn} today={today} />
      {dueProvisional && <abbr title={words().provisional}> {words().provisionalMark}</abbr>}
      {nominalDueOn !== dueOn && <div class="muted">{words().moved(from)}</div>}
    </>
  );
}

/** Under a table: what the mark of its provisional days means. */
export function ProvisionalNote({ payments }: { payments: Dates[] }) {
  if (!payments.some(({ dueProvisional }) => dueProvisional)) return null;
  return (
    <p class="muted note">
      {words().provisionalMark} — {words().provisional}
    </p>
  );
}
