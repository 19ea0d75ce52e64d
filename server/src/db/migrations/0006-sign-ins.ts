import { type Kysely, sql } from 'kysely';

/** Password resets, the history of sign-ins, incidents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table password_resets (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_by_user on password_resets (user_id, created_at desc);

-- asked for and not answered yet, so that asking takes one time whether the e-mail is known or not
create table password_reset_requests (
  id uuid primary key,
  email text not null,
  locale text not null check (locale in ('ru', 'en')),
  created_at timestamptz not null
);

-- the "this wasn't me" links of mails
create table access_reports (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index access_reports_by_age on access_reports (expires_at);

create table sign_ins (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('web', 'extension')),
  method text not null check (method in ('password', 'totp', 'recovery_code', 'passkey', 'grant', 'invitation')),
  outcome text not null check (outcome in ('succeeded', 'wrong_password', 'wrong_code', 'locked')),
  device text,
  address text not null,
  new_device boolean not null default false,
  session_id uuid,
  at timestamptz not null
);
create index sign_ins_by_user on sign_ins (user_id, at desc, id desc);
create index sign_ins_by_age on sign_ins (at);

create table incidents (
  id uuid primary key,
  number text not null unique,
  user_id uuid not null references users on delete cascade,
  reported_at timestamptz not null,
  address text not null,
  comment text,
  -- those that the report ended: kind, device, address, createdAt, lastUsedAt
  sessions jsonb not null,
  -- 152-ФЗ, art. 21 p. 3.1: the regulator is told within 24 hours, the result of the inquiry within 72
  notice_due_at timestamptz not null,
  noticed_at timestamptz,
  noticed_by uuid references users on delete set null,
  inquiry_due_at timestamptz not null,
  inquired_at timestamptz,
  inquired_by uuid references users on delete set null,
  finding text,
  closed_at timestamptz,
  closed_by uuid references users on delete set null
);
create sequence incident_numbers;
create index incidents_open on incidents (notice_due_at, id) where closed_at is null;
create index incidents_latest on incidents (reported_at desc, id desc);
`.execute(db);
}
