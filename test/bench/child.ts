import { type ChildProcess, fork } from 'node:child_process';

export type Child = { process: ChildProcess; port: number };

/** Runs a file of the bench as a process of its own, which tells its port. */
export async function startChild(file: string, databaseUrl: string): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
    // As `npm run serve` has it.
    execArgv: [...process.execArgv, '--heap-growing-percent=50'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { process: child, port };
}

/** The most memory that a process has held so far, in MB. */
export const peakOf = async ({ process }: Child): Promise<number> =>
  new Promise((resolve) => {
    process.once('message', (message) => resolve((message as { peakMb: number }).peakMb));
    process.send('peak');
  });
