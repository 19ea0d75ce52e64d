import type { Tx } from '../../db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { type Scan, scanOf } from '../../platform/files/scan.ts';
import { deleteFile, keepFile } from '../../platform/files/store.ts';
import { newId } from '../../platform/id.ts';
import { type AttachmentKind, requireAttachable } from './login-change.ts';
import { type HeldChange, saveChange } from './store.ts';

/** A file that came; `stream` begins it anew each time. */
export type CameFile = { readonly fileName: string; readonly stream: AsyncIterable<Uint8Array> };
export type Attached = { attachment: AttachmentKind; file: CameFile; scan: Scan; userId: string };

/** What a file is, told before anything is held. */
export const readScan = (file: CameFile): Promise<Scan> => scanOf(file.fileName, file.stream);

/**
 * Attaches a scan to a change that is held, in place of the one before.
 * @throws login_change_closed, login_change_attorney_not_asked
 */
export async function uploadLoginChangeAttachment(
  tx: Tx,
  files: FileStore,
  now: Date,
  change: HeldChange,
  { attachment, file, scan, userId }: Attached,
): Promise<void> {
  requireAttachable(change, attachment, now);
  const id = newId();
  const row = {
    ...{ id, company_id: change.companyId, content_type: scan.contentType, name: scan.name },
    ...{ created_by: userId, created_at: now },
  };
  await keepFile(tx, files, row, file.stream);
  const [column, before] =
    attachment === 'form'
      ? (['form_file_id', change.formFileId] as const)
      : (['attorney_file_id', change.attorneyFileId] as const);
  await saveChange(tx, change, { [column]: id });
  if (before) await deleteFile(tx, change.companyId, before);
}
