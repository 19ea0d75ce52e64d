import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { advisoryLocks } from '../db/advisory-locks.ts';

export type Job = {
  /** When it runs, in UTC: minute, hour, day of month, month, day of week. */
  cron: string;
  /** Must bear being run again: a job that fails or whose server dies is repeated. */
  run(): Promise<void>;
};

export type Jobs = {
  /** Asks for a run now, unless one waits already. */
  enqueue(name: string): Promise<void>;
  /** Lets what runs finish, 10 seconds at most. */
  stop(): Promise<void>;
};

/**
 * Runs each job by its schedule, and once at the start because hours may have passed. However many servers share
 * the database, one of them runs a job at a time.
 */
export async function startJobs(
  databaseUrl: string,
  jobs: Readonly<Record<string, Job>>,
  log: Logger,
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'element-cabinet jobs',
    max: 3,
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs are disturbed'));
  await alone(databaseUrl, async () => {
    await boss.start();
    for (const [name, { cron }] of Object.entries(jobs)) {
      // One waiting and one running at most.
      const queue = { name, policy: 'stately', retryLimit: 5, retryDelay: 5, retryBackoff: true } as const;
      await boss.createQueue(name, queue);
      await boss.schedule(name, cron);
    }
  });

  async function enqueue(name: string) {
    await boss.send(name, {});
  }

  for (const [name, job] of Object.entries(jobs)) {
    await boss.work(name, { pollingIntervalSeconds: 2 }, async () => {
      try {
        await job.run();
      } catch (error) {
        log.error({ err: error, job: name }, 'job failed');
        throw error;
      }
    });
    await enqueue(name);
  }
  return { enqueue, stop: () => boss.stop({ graceful: true, wait: true, timeout: 10_000 }) };
}

/** pg-boss makes a table for each queue; servers that do so at the same time deadlock. */
async function alone(databaseUrl: string, work: () => Promise<void>) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.jobQueues]);
    await work();
  } finally {
    await client.end();
  }
}
