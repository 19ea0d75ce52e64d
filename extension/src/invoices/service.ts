import { type Cabinet, type InvoiceDetail, NotFoundError } from '@element-cabinet/sdk';
import { cabinetOfSession } from '../cache/service.ts';
import type { InvoiceAnswer } from '../shared/messages.ts';
import { type InvoicesMade, invoicesMade } from '../shared/storage.ts';
import { asksForAll } from './invoice.ts';

/** The payment an invoice is wanted of, and the file wanted with it. */
export interface InvoiceAsk {
  companyId: string;
  paymentId: string;
  contractId: string;
  /** As the popup shows it; another sum is another invoice. */
  outstanding: string;
  format: 'pdf' | 'qr' | null;
}

const remembered = 100;
/** How many of the contract's latest invoices are looked through for one that was made elsewhere. */
const lookedThrough = 5;

const under = new Map<string, Promise<InvoiceDetail>>();

/** One open invoice of a payment is enough: the PDF, the QR and the requisites are of the same. */
export async function invoiceOf(ask: InvoiceAsk): Promise<InvoiceAnswer> {
  const cabinet = await cabinetOfSession();
  const invoice = await onePerPayment(cabinet, ask);
  if (ask.format === null) return { invoice, file: null };
  const { companyId, format } = ask;
  const file = await cabinet.invoices.download({ companyId, invoiceId: invoice.id, format });
  return { invoice, file: { name: file.name, data: await dataUrlOf(file) } };
}

/** Two presses at once wait for the same invoice. */
function onePerPayment(cabinet: Cabinet, ask: InvoiceAsk): Promise<InvoiceDetail> {
  const { paymentId } = ask;
  const running = under.get(paymentId) ?? findOrMake(cabinet, ask).finally(() => under.delete(paymentId));
  under.set(paymentId, running);
  return running;
}

async function findOrMake(cabinet: Cabinet, ask: InvoiceAsk): Promise<InvoiceDetail> {
  const { companyId, paymentId, outstanding } = ask;
  const last = (await invoicesMade.get())[paymentId];
  const found = (await lastOne(cabinet, ask, last?.id)) ?? (await oneOfContract(cabinet, ask));
  if (found) {
    await remember(paymentId, { id: found.id, key: '', outstanding });
    return found;
  }
  // A worker that was stopped while it asked left its key: asked once more with it, the number is not spent twice.
  const cut = last?.id === null && last.outstanding === outstanding;
  const key = cut ? last.key : crypto.randomUUID();
  await remember(paymentId, { id: null, key, outstanding });
  const made = await cabinet.invoices.create(
    { companyId, body: { lines: [{ paymentId }] } },
    { idempotencyKey: key },
  );
  await remember(paymentId, { id: made.id, key, outstanding });
  return made;
}

async function lastOne(
  cabinet: Cabinet,
  { companyId, paymentId }: InvoiceAsk,
  invoiceId: string | null | undefined,
): Promise<InvoiceDetail | undefined> {
  if (!invoiceId) return undefined;
  try {
    const invoice = await cabinet.invoices.get({ companyId, invoiceId });
    return asksForAll(invoice, paymentId) ? invoice : undefined;
  } catch (error) {
    // A sandbox that was reset knows none of the remembered ones.
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** One that was made in the cabinet, by a colleague or on another machine. */
async function oneOfContract(cabinet: Cabinet, ask: InvoiceAsk): Promise<InvoiceDetail | undefined> {
  const { companyId, contractId } = ask;
  const { items } = await cabinet.invoices.list({ companyId, contractId, status: 'open', limit: 50 });
  const alike = items.filter(({ payments, payable }) => payments === 1 && payable.amount === ask.outstanding);
  for (const { id } of alike.slice(0, lookedThrough)) {
    const invoice = await lastOne(cabinet, ask, id);
    if (invoice) return invoice;
  }
  return undefined;
}

async function remember(paymentId: string, made: InvoicesMade[string]): Promise<void> {
  const { [paymentId]: _, ...others } = await invoicesMade.get();
  const kept = Object.entries(others).slice(1 - remembered);
  await invoicesMade.set({ ...Object.fromEntries(kept), [paymentId]: made });
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
