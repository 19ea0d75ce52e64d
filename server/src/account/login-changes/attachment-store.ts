import { CompiledQuery } from 'kysely';
import type { Db } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { findFile } from '../../platform/files/store.ts';
import type { AttachmentKind } from './login-change.ts';

type Row = { companyId: string; userId: string } & Record<AttachmentKind, string | null>;

const attachmentsText = `
select company_id as "companyId", user_id as "userId", form_file_id as form, attorney_file_id as attorney
from login_changes where id = $1 /* all companies */`;

type Owner = { id: string; userId?: string };

/** The file attached to a change: a person's own, or (without `userId`) anybody's. */
export async function openAttachment(db: Db, files: FileStore, { id, userId }: Owner, kind: AttachmentKind) {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(attachmentsText, [id]));
  const [change] = rows;
  if (!change || (userId !== undefined && change.userId !== userId))
    throw new DomainError('login_change_not_found');
  const fileId = change[kind];
  const file = fileId ? await findFile(db, change.companyId, fileId) : undefined;
  if (!file) throw new DomainError('login_change_attachment_not_found');
  const { sha256, contentType, name: fileName } = file;
  return { content: await files.open(sha256), contentType, fileName };
}
