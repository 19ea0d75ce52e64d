import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { diskFiles } from '../../server/src/platform/files/disk-files.ts';

/** Where the servers of a test file keep files; it goes with the run. */
export const testFiles = diskFiles(mkdtempSync(join(inject('filesFolder'), 'server-')));
