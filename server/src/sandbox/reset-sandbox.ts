import type { Tx } from '../db/database.ts';
import { systemClock } from '../platform/clock.ts';
import type { Vault } from '../platform/vault.ts';
import type { SandboxClock } from './clock.ts';
import { seedSandbox } from './seed.ts';
import { writeClockOffset } from './store.ts';

/** Makes the demo data anew, of the real today, and lets the clock go with the real time. Sessions stay. */
export async function resetSandbox(
  tx: Tx,
  clock: SandboxClock,
  { account, vault }: { account: string; vault: Vault },
): Promise<void> {
  const real = systemClock(clock.timeZone);
  await writeClockOffset(tx, 0);
  await seedSandbox(tx, { today: real.today(), now: real.now(), account, vault });
  clock.setOffset(0);
}
