import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore, StoredFile } from './file-store.ts';

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Files in a folder of the disk: `ab/abcdef…`. Nothing stands under a name of its own before it is whole and safe. */
export function diskFiles(folder: string): FileStore {
  const unfinished = join(folder, 'unfinished');
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256: ${sha256}`);
    return join(folder, sha256.slice(0, 2), sha256);
  };
  const changedAt = (path: string) =>
    stat(path).then(
      ({ mtime }) => mtime,
      (error) => {
        if (isAbsent(error)) return null;
        throw error;
      },
    );
  const namesIn = (path: string) =>
    readdir(path).catch((error) => {
      if (isAbsent(error)) return [];
      throw error;
    });

  return {
    async put(content) {
      await mkdir(unfinished, { recursive: true, mode: 0o700 });
      const path = join(unfinished, randomUUID());
      try {
        const stored = await write(content, path);
        const home = dirname(pathOf(stored.sha256));
        await mkdir(home, { recursive: true, mode: 0o700 });
        await rename(path, pathOf(stored.sha256));
        for (const changed of [home, folder]) await sync(changed);
        return stored;
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },

    async open(sha256) {
      return (await open(pathOf(sha256), 'r')).createReadStream();
    },

    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    putAt: (sha256) => changedAt(pathOf(sha256)),

    async *listPutBefore(instant) {
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const sha256 of await namesIn(join(folder, part))) {
          const at = await changedAt(pathOf(sha256));
          if (at && at < instant) yield sha256;
        }
      }
    },

    async removeUnfinished(instant) {
      for (const name of await namesIn(unfinished)) {
        const at = await changedAt(join(unfinished, name));
        if (at && at < instant) await rm(join(unfinished, name), { force: true });
      }
    },
  };
}

/** Writes a new file and waits until the disk has it. */
async function write(content: AsyncIterable<Uint8Array>, path: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      await handle.appendFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** A renamed file survives a lost power only once its folder is written too. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
