import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { type Jobs, startJobs } from '../../server/src/platform/jobs.ts';
import { testDatabase } from '../support/database.ts';

const { url } = await testDatabase();
const lines: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
const started: Jobs[] = [];
const yearly = '0 0 1 1 *';

async function start(name: string, run: () => Promise<void>) {
  const jobs = await startJobs(url, { [name]: { cron: yearly, run } }, log);
  started.push(jobs);
  return jobs;
}

afterEach(() => Promise.all(started.splice(0).map((jobs) => jobs.stop())));

it('runs a job at the start, once for all servers, and again when asked', async () => {
  let [running, most, runs] = [0, 0, 0];
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 500));
    running -= 1;
    runs += 1;
  };
  const [jobs] = await Promise.all([start('tidy', run), start('tidy', run), start('tidy', run)]);
  await vi.waitFor(() => expect(runs).toBeGreaterThan(0), 10_000);
  const before = runs;
  await jobs.enqueue('tidy');
  await vi.waitFor(() => expect(runs).toBeGreaterThan(before), 10_000);
  expect(most).toBe(1);
  expect(lines).toEqual([]);
});

it('repeats a job that failed, and says so', async () => {
  const run = vi.fn().mockRejectedValueOnce(new Error('the bank is closed')).mockResolvedValue(undefined);
  await start('fails', run);
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), 18_000);
  expect(lines.join()).toContain('the bank is closed');
});

it('lets a running job finish when it stops', async () => {
  let finished = false;
  const begun = vi.fn();
  const jobs = await start('long', async () => {
    begun();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    finished = true;
  });
  await vi.waitFor(() => expect(begun).toHaveBeenCalled(), 10_000);
  await jobs.stop();
  expect(finished).toBe(true);
  started.splice(0);
});
