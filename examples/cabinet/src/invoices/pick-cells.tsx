import type { Payment } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { useEffect, useRef } from 'preact/hooks';
import type { Picking } from './picking.ts';
import { words } from './words.ts';

/** The tick of a payment; a paid one has none. */
export function PickOne({ payment, picking }: { payment: Payment; picking: Picking }) {
  if (payment.status === 'paid') return <td class="pick" />;
  return (
    <td class="pick">
      <label>
        <input
          type="checkbox"
          aria-label={words().pick(`${paymentTitle(payment, locale.value)}, ${payment.contract.number}`)}
          checked={picking.has(payment)}
          onChange={({ currentTarget: { checked } }) => picking.set([payment], checked)}
        />
      </label>
    </td>
  );
}

/** Ticks all of a page; half where some of them are ticked. */
export function PickAll({ payments, picking }: { payments: readonly Payment[]; picking: Picking }) {
  const box = useRef<HTMLInputElement>(null);
  const open = payments.filter(({ status }) => status !== 'paid');
  const picked = open.filter(picking.has).length;
  const some = picked > 0 && picked < open.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  if (open.length === 0) return <td class="pick" />;
  return (
    <td class="pick">
      <label>
        <input
          ref={box}
          type="checkbox"
          aria-label={words().pickAll}
          checked={picked === open.length}
          onChange={({ currentTarget: { checked } }) => picking.set(open, checked)}
        />
      </label>
    </td>
  );
}
