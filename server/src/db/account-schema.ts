import type { ColumnType, Generated } from 'kysely';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Json, Role } from './schema.ts';

/** A column that may be left out when a row is inserted. */
type Optional<T> = ColumnType<T, T | undefined, T>;
type Translated = { ru: string; en: string };
export type StaffRole = 'manager' | 'administrator';

export type UserRow = {
  id: string;
  email: string;
  full_name: string;
  password_hash: string;
  staff_role: StaffRole | null;
  created_at: Date;
  locale: Optional<'ru' | 'en'>;
  phone: Optional<string | null>;
  /** Until when a temporary password opens the page that sets a new one; null: the password is the person's own. */
  temporary_until: Optional<Date | null>;
  password_changed_at: Optional<Date | null>;
  second_factor_required: Optional<boolean>;
  locked_at: Optional<Date | null>;
  lock_reason: Optional<'unauthorized_access' | 'operator' | 'removed' | null>;
  release_notes_seen_at: Optional<Date | null>;
};

export type SessionRow = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  kind: 'web' | 'extension';
  device: string | null;
  address: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  /** When the person last proved on this session who they are. */
  verified_at: Date;
};

export type InvitationRow = {
  id: string;
  token_hash: Buffer;
  /** null: to the lessor's staff. */
  company_id: string | null;
  email: string;
  full_name: string;
  role: Role | null;
  contract_ids: string[] | null;
  staff_role: StaffRole | null;
  /** null: the command line. */
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  accepted_at: Optional<Date | null>;
  revoked_at: Optional<Date | null>;
};

export type LegalDocumentKind = 'user_agreement' | 'personal_data';

export type LegalDocumentRow = {
  id: string;
  kind: LegalDocumentKind;
  version: number;
  title: Json<Translated>;
  /** Markdown. */
  body: Json<Translated>;
  /** Markdown: what changed since the version before; null for the first. */
  changes: ColumnType<Translated | null, string | null, string | null>;
  published_at: Date;
  published_by: string | null;
};

export type ReleaseNoteRow = {
  id: string;
  title: Json<Translated>;
  body: Json<Translated>;
  published_at: Date;
  published_by: string | null;
};

export type ApplicationRow = {
  id: string;
  number: string;
  token_hash: Buffer;
  submission_id: string;
  state: 'submitted' | 'in_review' | 'approved' | 'rejected' | 'contracted';
  set_aside: Optional<boolean>;
  client_type: 'legal_entity' | 'sole_proprietor' | 'person';
  inn: string;
  name: string;
  contact_name: string;
  region: string;
  email: string;
  phone: string;
  asset: string;
  amount_kopecks: bigint;
  locale: 'ru' | 'en';
  address: string;
  created_at: Date;
  answer_by: CivilDate;
  reviewed_by: Optional<string | null>;
  reviewed_at: Optional<Date | null>;
  decided_by: Optional<string | null>;
  decided_at: Optional<Date | null>;
  rejection_reason: Optional<string | null>;
  company_id: Optional<string | null>;
  contract_id: Optional<string | null>;
  contracted_at: Optional<Date | null>;
};

export type ConsentRow = {
  id: string;
  user_id: string | null;
  application_id: string | null;
  legal_document_id: string;
  given_at: Date;
  address: string;
};

export type CredentialIssueRow = {
  id: string;
  company_id: string;
  contract_id: string | null;
  user_id: string;
  way: 'mail' | 'print' | 'membership';
  /** How the identity was checked of a person whose own password was replaced. */
  identity_check: Optional<string | null>;
  issued_by: string | null;
  issued_at: Date;
};

export type TotpFactorRow = {
  user_id: string;
  secret: Buffer;
  created_at: Date;
  confirmed_at: Date | null;
  last_step: bigint | null;
};

export type RecoveryCodeRow = { user_id: string; code_hash: Buffer; created_at: Date; used_at: Date | null };

export type PasskeyRow = {
  id: string;
  user_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: bigint;
  transports: string[];
  name: string;
  backed_up: boolean;
  created_at: Date;
  last_used_at: Date | null;
};

export type PasskeyChallengeRow = {
  id: string;
  purpose: 'registration' | 'sign_in' | 'verification';
  user_id: string | null;
  challenge: Buffer;
  expires_at: Date;
};

export type FileRow = {
  id: string;
  company_id: string;
  sha256: Buffer;
  size_bytes: bigint;
  content_type: string;
  name: string;
  created_by: string | null;
  created_at: Date;
};

export type LoginChangeRow = {
  id: string;
  company_id: string;
  user_id: string;
  old_email: string;
  new_email: string;
  representative: string;
  by_attorney: boolean;
  lost_mailbox: Optional<boolean>;
  /** How the operator made sure who asked. */
  identity_note: Optional<string | null>;
  /** Where the person asked: of their sessions this one stays. */
  session_id: Optional<string | null>;
  state:
    | 'waiting_confirmation'
    | 'waiting_approval'
    | 'approved'
    | 'rejected'
    | 'cancelled'
    | 'reverted'
    | 'expired';
  form_file_id: string | null;
  attorney_file_id: string | null;
  confirm_token_hash: Buffer;
  confirm_until: Date;
  confirmed_at: Optional<Date | null>;
  revert_token_hash: Buffer;
  revert_until: Optional<Date | null>;
  reverted_at: Optional<Date | null>;
  created_at: Date;
  created_by: string | null;
  decided_at: Optional<Date | null>;
  decided_by: Optional<string | null>;
  rejection_reason: Optional<string | null>;
};

export type OfficeRow = {
  id: string;
  city: string;
  name: string;
  address: string;
  latitude: string;
  longitude: string;
  phone: string;
  email: string | null;
  hours: Json<Translated>;
  created_at: Date;
  updated_at: Date;
};

export type ExtensionGrantRow = {
  id: string;
  code_hash: Buffer;
  user_id: string;
  challenge: string;
  created_at: Date;
  expires_at: Date;
  used_at: Optional<Date | null>;
};

export type MailRow = {
  id: string;
  message_id: string;
  kind: string;
  recipient: string;
  locale: 'ru' | 'en';
  /** Sealed by the vault; null once it was sent. */
  letter: Buffer | null;
  state: 'waiting' | 'sent' | 'refused';
  attempts: Optional<number>;
  next_try_at: Date;
  claimed_until: Optional<Date | null>;
  give_up_at: Date;
  last_error: Optional<string | null>;
  created_at: Date;
  sent_at: Optional<Date | null>;
};

export type AuditEntryRow = {
  tx_id: Generated<string>;
  seq: Generated<bigint>;
  id: string;
  at: Date;
  actor_kind: 'user' | 'operator' | 'integration' | 'public' | 'system';
  actor_id: string | null;
  company_id: string | null;
  action: string;
  object_id: string | null;
  address: string | null;
  device: string | null;
  request_id: string | null;
  data: Json<Record<string, unknown>>;
};

export type AuditLinkRow = { position: bigint; entry_id: string; hash: Buffer };
