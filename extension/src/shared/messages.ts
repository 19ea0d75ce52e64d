import { browser } from 'wxt/browser';

/** What the pages ask of the background: it alone holds the token and talks to the server. */
export interface Messages {
  signIn: { ask: { email: string; password: string }; answer: SignInAnswer };
  signOut: { ask: null; answer: null };
  /** Asks the server now; the named company first. What comes is read from the storage. */
  refresh: { ask: { companyId: string | null }; answer: null };
  /** `notificationId` null means all of the company. */
  markRead: { ask: { companyId: string; notificationId: string | null }; answer: null };
}

/** Null when signed in; else what went wrong: the server's own words where it answered. */
export type SignInAnswer = null | {
  failure: 'offline' | 'no_access' | 'refused' | 'server_error';
  words: string;
};

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
