import type { ColumnType } from 'kysely';
import type { SessionRow } from './account-schema.ts';
import type { Json } from './schema.ts';

/** A column that may be left out when a row is inserted. */
type Optional<T> = ColumnType<T, T | undefined, T>;

export type PasswordResetRow = {
  id: string;
  user_id: string;
  token_hash: Buffer;
  created_at: Date;
  expires_at: Date;
  used_at: Optional<Date | null>;
};

export type PasswordResetRequestRow = { id: string; email: string; locale: 'ru' | 'en'; created_at: Date };

export type AccessReportRow = {
  token_hash: Buffer;
  user_id: string;
  expires_at: Date;
  used_at: Optional<Date | null>;
};

export type SignInRow = {
  id: string;
  user_id: string;
  kind: SessionRow['kind'];
  method: 'password' | 'totp' | 'recovery_code' | 'passkey' | 'grant' | 'invitation';
  outcome: 'succeeded' | 'wrong_password' | 'wrong_code' | 'password_expired' | 'locked';
  device: string | null;
  address: string;
  new_device: Optional<boolean>;
  session_id: string | null;
  at: Date;
};

/** What is kept of a session that a report of unauthorized access ended. */
export type EndedSession = {
  kind: SessionRow['kind'];
  device: string | null;
  address: string | null;
  createdAt: string;
  lastUsedAt: string;
};

export type IncidentRow = {
  id: string;
  number: string;
  user_id: string;
  reported_at: Date;
  address: string;
  comment: string | null;
  /** Those that the report ended. */
  sessions: Json<EndedSession[]>;
  notice_due_at: Date;
  noticed_at: Optional<Date | null>;
  noticed_by: Optional<string | null>;
  inquiry_due_at: Date;
  inquired_at: Optional<Date | null>;
  inquired_by: Optional<string | null>;
  finding: Optional<string | null>;
  closed_at: Optional<Date | null>;
  closed_by: Optional<string | null>;
};
