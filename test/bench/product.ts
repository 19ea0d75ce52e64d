import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/src/app.ts';
import { connect } from '../../server/src/db/database.ts';
import { listen } from '../../server/src/http/listen.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { fixedClock } from '../../server/src/platform/clock.ts';
import { diskFiles } from '../../server/src/platform/files/disk-files.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { sandboxSecretsKey } from '../../server/src/settings.ts';
import { today } from './data.ts';

/** The product as production runs it, but for the rate limits and the day. */
const { timeZone } = sandboxLessor;
const clock = {
  ...fixedClock(timeZone, new Date(`${today}T09:00:00Z`)),
  timeZone,
  offsetMs: () => 0,
  setOffset() {},
};
const app = createApp({
  settings: { mode: 'production', publicUrl: 'http://127.0.0.1', lessor: sandboxLessor },
  db: connect(process.env.DATABASE_URL ?? ''),
  clock,
  log: createLog('info'),
  readiness: { stopping: false },
  vault: createVault(sandboxSecretsKey),
  files: diskFiles(join(tmpdir(), 'cabinet-bench-files')),
  rateLimitFactor: 1e6,
});
const { port } = await listen(app, { host: '127.0.0.1', port: 0 });
process.send?.({ port });
process.on('message', () => process.send?.({ peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
