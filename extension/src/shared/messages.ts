import type { InvoiceDetail } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import type { InvoiceAsk } from '../invoices/service.ts';

/** What the pages ask of the background: it alone holds the token and talks to the server. */
export interface Messages {
  signIn: { ask: { email: string; password: string }; answer: SignInAnswer };
  signOut: { ask: null; answer: null };
  /** Asks the server now; the named company first. What comes is read from the storage. */
  refresh: { ask: { companyId: string | null }; answer: null };
  /** `notificationId` null means all of the company. */
  markRead: { ask: { companyId: string; notificationId: string | null }; answer: null };
  /** The open invoice of a payment, made where there is none, and a file of it where one is asked for. */
  invoice: { ask: InvoiceAsk; answer: Answer<InvoiceAnswer> };
  /** "I have paid". The key is the person's press: whatever is repeated with it is said once. */
  announce: { ask: Announcing; answer: Answer<null> };
}

/** What went wrong: the server's own words where it answered. */
export interface Refusal {
  failure: 'offline' | 'no_access' | 'refused' | 'forbidden' | 'server_error';
  words: string;
}
export type Answer<T> = { value: T } | Refusal;

/** Null when signed in. */
export type SignInAnswer = null | Refusal;

export interface InvoiceAnswer {
  invoice: InvoiceDetail;
  /** A message can't carry a file: its content is a `data:` URL. */
  file: { name: string; data: string } | null;
}

export interface Announcing {
  companyId: string;
  paymentId: string;
  paidOn: string;
  /** Of the payment order; null when it was left out. */
  orderNumber: string | null;
  key: string;
}

type Name = keyof Messages;
type Handlers = { [K in Name]: (ask: Messages[K]['ask']) => Promise<Messages[K]['answer']> };

export function send<K extends Name>(name: K, ask: Messages[K]['ask']): Promise<Messages[K]['answer']> {
  return browser.runtime.sendMessage({ name, ask });
}

/** Answers the pages; called once, while the background starts. */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: { name: Name; ask: never }, _sender, respond) => {
    handlers[message.name](message.ask).then(respond, () => respond(null));
    return true;
  });
}
