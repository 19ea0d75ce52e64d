/** Who acted: somebody known by an id, a stranger (`public`), or the server itself. */
export type AuditActor = {
  readonly kind: 'user' | 'operator' | 'integration' | 'public' | 'system';
  readonly id: string | null;
};

/** A person, of clients or of the staff. */
export type AuditPerson = AuditActor & { readonly id: string };

/** How the audit names a person. */
export const personActor = (id: string, staffRole: string | null): AuditPerson => ({
  kind: staffRole === null ? 'user' : 'operator',
  id,
});

/** Small facts without personal data or secrets: ids, numbers, words of the contract. */
export type AuditData = Readonly<Record<string, string | number | boolean>>;

/** What is told of an act: who, what, on what, from where. */
export type AuditFact = {
  readonly actor: AuditActor;
  readonly companyId: string | null;
  /** The operation's id; of the server's own acts a word of the same kind. */
  readonly action: string;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly requestId: string | null;
  readonly data: AuditData;
};

/** An entry as the chain sees it: every column as Postgres writes it in text. */
export type AuditEntryText = Readonly<
  Record<'id' | 'at' | 'actor_kind' | 'action' | 'data', string> &
    Record<'actor_id' | 'company_id' | 'object_id' | 'address' | 'device' | 'request_id', string | null>
>;

/** What is hashed of an entry: its place and all its columns, so that any change of one is another text. */
export function canonicalEntry(position: bigint, entry: AuditEntryText): string {
  const { id, at, actor_kind, actor_id, company_id, action, object_id, address, device, request_id, data } =
    entry;
  return JSON.stringify([
    ...[String(position), id, at, actor_kind, actor_id, company_id, action, object_id],
    ...[address, device, request_id, data],
  ]);
}
