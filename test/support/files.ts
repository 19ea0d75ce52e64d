import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { diskFiles } from '../../server/src/platform/files/disk-files.ts';

/** Where the servers of a test file keep files; it goes with the test file. */
export const testFilesFolder = mkdtempSync(join(tmpdir(), 'cabinet-files-'));
export const testFiles = diskFiles(testFilesFolder);

afterAll(() => rmSync(testFilesFolder, { recursive: true, force: true }));
