import type { InvoiceDetail } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import type { InvoiceAsk } from '../invoices/service.ts';
import type { PollFailure } from './storage.ts';

/** What the pages ask of the background: it alone holds the token and talks to the server. */
export interface Messages {
  signIn: { ask: Credentials; answer: SignInAnswer };
  /** Opens the cabinet's page that lets the extension in. */
  connect: { ask: null; answer: null };
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
  failure: PollFailure | 'refused' | 'forbidden';
  words: string;
}
export type Answer<T> = { value: T } | Refusal;

export interface Credentials {
  email: string;
  password: string;
  /** Of the second factor; null where none was asked for. */
  code: string | null;
}

/** Null when signed in. */
export type SignInAnswer =
  | null
  | Refusal
  /** The password is right; a code of the app or a recovery code is wanted too, or there is a passkey alone. */
  | { failure: 'code_needed' | 'passkey_only'; words: '' };

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
