import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runExpiry } from './account/login-changes/run-expiry.ts';
import { forgetOldResets } from './account/passwords/forget-old-resets.ts';
import { runPasswordResets } from './account/passwords/run-password-resets.ts';
import { createApp } from './app.ts';
import { connect } from './db/database.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrateToLatest } from './db/migrate.ts';
import { settleRestoredEvents } from './events/store.ts';
import { deleteExpiredKeys } from './http/idempotency-store.ts';
import { listen } from './http/listen.ts';
import { forgetUploads } from './http/multipart.ts';
import { createLog } from './http/observability.ts';
import { startNotifier } from './notifications/worker.ts';
import { runDaily } from './payments/run-daily.ts';
import { logAuditHead, startAuditChain } from './platform/audit/worker.ts';
import { systemClock } from './platform/clock.ts';
import { collectOrphans } from './platform/files/collect-orphans.ts';
import { diskFiles } from './platform/files/disk-files.ts';
import { startJobs } from './platform/jobs.ts';
import { forgetOldMails } from './platform/mail/forget-old-mails.ts';
import { localPost } from './platform/mail/post.ts';
import { smtpPost } from './platform/mail/smtp-post.ts';
import { startPostman } from './platform/mail/worker.ts';
import { createVault } from './platform/vault.ts';
import type { SandboxClock } from './sandbox/clock.ts';
import { openSandbox, refuseSandbox } from './sandbox/open-sandbox.ts';
import { welcome } from './sandbox/welcome.ts';
import { forgetOldSignIns } from './sessions/forget-old-sign-ins.ts';
import { readSettings } from './settings.ts';

const extensionFolder = fileURLToPath(new URL('../../extension/.output/chrome-mv3', import.meta.url));
const say = (text: string) => process.stderr.write(`${text}\n`);

/** What was started, the last first; each is stopped even when one before it fails. */
const running: (() => Promise<unknown>)[] = [];

async function stopAll(): Promise<void> {
  for (let stop = running.pop(); stop; stop = running.pop())
    await stop().catch((error: unknown) => say(`While stopping: ${error}`));
}

async function start(): Promise<void> {
  const settings = readSettings(process.env, process.argv.includes('--sandbox') ? 'sandbox' : 'production');
  const log = createLog(settings.logLevel);
  const { timeZone } = settings.lessor;

  let databaseUrl = settings.databaseUrl;
  if (!databaseUrl) {
    const embedded = await startEmbedded(settings.dataDir, { onNotice: say });
    running.push(embedded.stop);
    databaseUrl = embedded.url;
  }
  const db = connect(databaseUrl, { onError: (error) => log.warn({ err: error }, 'a connection was lost') });
  running.push(() => db.destroy());
  await migrateToLatest(db);
  await forgetUploads();
  await settleRestoredEvents(db);

  const vault = createVault(settings.secretsKey);
  let clock: SandboxClock = { ...systemClock(timeZone), timeZone, offsetMs: () => 0, setOffset() {} };
  if (settings.mode === 'sandbox') clock = await openSandbox(db, settings.lessor, vault);
  else await refuseSandbox(db);

  const files = diskFiles(join(settings.dataDir, 'files'));
  const notifier = startNotifier(db, log);
  running.push(notifier.stop);
  const post = settings.mail ? smtpPost(settings.mail, settings) : localPost;
  running.push(startPostman({ db, vault, post, lessor: settings.lessor, log }).stop);
  const auditChain = startAuditChain(db, vault, log);
  running.push(auditChain.stop);
  const jobs = await startJobs(
    databaseUrl,
    {
      daily: { cron: '0 * * * *', run: async () => void (await runDaily(db, clock.today(), clock.now())) },
      auditHead: { cron: '15 * * * *', run: () => logAuditHead(db, log) },
      tidy: {
        cron: '30 * * * *',
        async run() {
          await deleteExpiredKeys(db);
          await forgetOldSignIns(db);
          await forgetOldMails(db);
          await runExpiry(db, { vault, publicUrl: settings.publicUrl }, clock.now());
          await collectOrphans(db, files, new Date());
          await forgetOldResets(db);
        },
      },
      // What a server that died had not mailed yet.
      resets: {
        cron: '* * * * *',
        run: () => runPasswordResets(db, { vault, publicUrl: settings.publicUrl, lessor: settings.lessor }),
      },
    },
    log,
  );
  running.push(jobs.stop);

  const readiness = { stopping: false };
  const listening = await listen(createApp({ settings, db, clock, log, readiness, vault, files }), settings);
  running.push(() => {
    readiness.stopping = true;
    return listening.close();
  });

  if (settings.mode === 'sandbox') say(welcome(settings, extensionFolder));
  else log.info({ port: listening.port, publicUrl: settings.publicUrl }, 'ready');
}

/** npm and the terminal both pass a signal on, so that it may come twice: the first one stops, the rest wait. */
let stopping = false;

function stopOn(signal: NodeJS.Signals) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stopAll().then(() => process.exit(0));
  });
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `${error.message}: something listens there already. Give another port by PORT.`;
  return error.message;
}

stopOn('SIGINT');
stopOn('SIGTERM');
start().catch(async (error: unknown) => {
  say(explain(error));
  await stopAll();
  process.exit(1);
});
