import type { InvoiceDetail, Payment } from '@element-cabinet/sdk';
import { Dialog } from '@element-cabinet/ui/dialog';
import { describeError } from '@element-cabinet/ui/errors';
import { Money } from '@element-cabinet/ui/money';
import { saveFile } from '@element-cabinet/ui/save-file';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { FileText, Landmark, QrCode } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { invoiceFor } from '../invoices/invoice-for.ts';
import { Qr } from '../invoices/qr.tsx';
import { paths } from '../paths.ts';
import { words } from './words.ts';

interface PayActsProps {
  companyId: string;
  /** What the one invoice is for. */
  load: () => Promise<Payment[]>;
}

/** Ways to pay by one press: an invoice for all of it, its QR, the order for the bank. All three are of one invoice. */
export function PayActs({ companyId, load }: PayActsProps) {
  const { route } = useLocation();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [scanned, setScanned] = useState<InvoiceDetail>();
  const withInvoice = (use: (invoice: InvoiceDetail) => unknown) => async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await use(await invoiceFor(companyId, await load()));
    } catch (error) {
      const { title, detail } = describeError(error);
      showToast({ text: detail ?? title });
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const show = withInvoice(({ id }) => route(paths.invoice(companyId, id)));
  const scan = withInvoice(setScanned);
  const saveOrder = withInvoice(async ({ id, number }) => {
    saveFile(await cabinet.invoices.download({ companyId, invoiceId: id, format: '1c' }));
    showToast({ text: words().orderSaved(number) });
  });
  return (
    <div class="pay-acts screen-only">
      <button type="button" class="primary" aria-disabled={busy} onClick={show}>
        <FileText />
        {words().invoice}
      </button>
      <button type="button" aria-disabled={busy} onClick={scan}>
        <QrCode />
        QR
      </button>
      <button type="button" aria-disabled={busy} onClick={saveOrder}>
        <Landmark />
        {words().order}
      </button>
      {scanned && <QrDialog companyId={companyId} invoice={scanned} onClose={() => setScanned(undefined)} />}
    </div>
  );
}

interface QrDialogProps {
  companyId: string;
  invoice: InvoiceDetail;
  onClose: () => void;
}

function QrDialog({ companyId, invoice, onClose }: QrDialogProps) {
  return (
    <Dialog title={words().invoiceNumber(invoice.number)} class="qr-dialog" onClose={onClose}>
      <p class="debt-sum">
        <Money value={invoice.payable} />
      </p>
      <Qr companyId={companyId} invoiceId={invoice.id} />
      <div class="actions">
        <a class="button" href={paths.invoice(companyId, invoice.id)}>
          {words().openInvoice}
        </a>
        <button type="button" class="primary" onClick={onClose}>
          {words().close}
        </button>
      </div>
    </Dialog>
  );
}
