import { describeError } from '@element-cabinet/ui/errors';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { FileText } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { useMayInvoice } from './may-invoice.ts';
import { words } from './words.ts';

/** Makes an invoice for all that a payment lacks, by one click, and shows it. */
export function InvoiceButton({ companyId, paymentId }: { companyId: string; paymentId: string }) {
  const { route } = useLocation();
  const may = useMayInvoice(companyId);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const make = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const made = await cabinet.invoices.create({ companyId, body: { lines: [{ paymentId }] } });
      showToast({ text: words().made(made.number) });
      route(paths.invoice(companyId, made.id));
    } catch (error) {
      showToast({ text: describeError(error).title });
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return (
    <button type="button" class="primary screen-only" aria-disabled={busy} onClick={make}>
      <FileText />
      {words().action}
    </button>
  );
}
