import type { InvoiceDetail } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { Braces, Download, FileSpreadsheet, Landmark, QrCode } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

const forms = [
  { format: 'pdf', Icon: Download, label: () => 'PDF' },
  { format: '1c', Icon: Landmark, label: () => words().formatOrder },
  { format: 'xlsx', Icon: FileSpreadsheet, label: () => 'Excel' },
  { format: 'qr', Icon: QrCode, label: () => words().formatQr },
  { format: 'json', Icon: Braces, label: () => 'JSON' },
] as const;
type Format = (typeof forms)[number]['format'];

/** The forms of an invoice; a cancelled one has nothing to pay with. */
export function Downloads({ companyId, invoice }: { companyId: string; invoice: InvoiceDetail }) {
  const [busy, setBusy] = useState<Format>();
  const offered = forms.filter(({ format }) => invoice.qrPayload !== null || !['qr', '1c'].includes(format));
  const save = async (format: Format) => {
    if (busy) return;
    setBusy(format);
    try {
      const file = await cabinet.invoices.download({ companyId, invoiceId: invoice.id, format });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      showToast({ text: words().downloadFailed });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <fieldset class="downloads screen-only">
      <legend class="hidden-visually">{words().download}</legend>
      {offered.map(({ format, Icon, label }) => (
        <button
          key={format}
          type="button"
          class={format === 'pdf' ? 'primary' : ''}
          aria-disabled={busy !== undefined}
          onClick={() => save(format)}
        >
          <Icon />
          {label()}
        </button>
      ))}
    </fieldset>
  );
}
