import type { TagHandlers } from '../http/contract.ts';
import type { components } from '../http/schema.gen.ts';
import { daysBetween } from '../platform/civil-date.ts';
import { systemClock } from '../platform/clock.ts';
import { advanceClock } from './advance-clock.ts';
import type { SandboxClock } from './clock.ts';
import { resetSandbox } from './reset-sandbox.ts';

type Deps = { clock: SandboxClock /** The lessor's own account. */; account: string };

export const sandboxRoutes = ({ clock, account }: Deps): TagHandlers<'sandbox'> => ({
  getClock: async () => toWire(clock),

  advanceClock: async ({ tx, body }) => {
    await advanceClock(tx, clock, body);
    return toWire(clock);
  },

  resetSandbox: async ({ tx }) => resetSandbox(tx, clock, account),
});

const toWire = (clock: SandboxClock): components['schemas']['SandboxClock'] => ({
  now: clock.now().toISOString(),
  today: clock.today(),
  offsetDays: daysBetween(systemClock(clock.timeZone).today(), clock.today()),
});
