import { pageOf } from '../db/page.ts';
import type { TagHandlers } from '../http/contract.ts';
import type { components } from '../http/schema.gen.ts';
import { daysBetween } from '../platform/civil-date.ts';
import { systemClock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { advanceClock } from './advance-clock.ts';
import type { SandboxClock } from './clock.ts';
import { listMails, type MailboxDeps, readMail } from './mailbox.ts';
import { resetSandbox } from './reset-sandbox.ts';

type Deps = { clock: SandboxClock; mailbox: MailboxDeps };

export const sandboxRoutes = ({ clock, mailbox }: Deps): TagHandlers<'sandbox'> => ({
  getClock: async () => toWire(clock),

  advanceClock: async ({ tx, body }) => {
    await advanceClock(tx, clock, body);
    return toWire(clock);
  },

  resetSandbox: async ({ tx }) => {
    const { lessor, vault } = mailbox;
    await resetSandbox(tx, clock, { account: lessor.bank.account, vault });
  },

  listSandboxMails: async ({ query: { cursor, limit } }) => {
    const after = decodeCursor('listSandboxMails', {}, cursor, ['instant', 'id']);
    const mails = await listMails(mailbox, after, limit);
    return pageOf('listSandboxMails', {}, limit, mails, {
      item: (mail) => mail,
      key: ({ createdAt, id }) => [createdAt, id],
    });
  },

  getSandboxMail: async ({ path }) => readMail(mailbox, path.mailId),
});

const toWire = (clock: SandboxClock): components['schemas']['SandboxClock'] => ({
  now: clock.now().toISOString(),
  today: clock.today(),
  offsetDays: daysBetween(systemClock(clock.timeZone).today(), clock.today()),
});
