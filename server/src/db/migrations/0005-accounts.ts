import { type Kysely, sql } from 'kysely';

/** Applications, credentials, second factors, people, legal documents, offices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table users
  add locale text not null default 'ru' check (locale in ('ru', 'en')),
  add phone text,
  -- a temporary password opens only the page that sets a new one, until then
  add temporary_until timestamptz,
  add password_changed_at timestamptz,
  add second_factor_required boolean not null default false,
  add locked_at timestamptz,
  add lock_reason text check (lock_reason in ('unauthorized_access', 'operator', 'removed')),
  add release_notes_seen_at timestamptz,
  add check ((locked_at is null) = (lock_reason is null));

alter table companies add second_factor_required boolean not null default false;

alter table sessions
  -- when the person last proved on this session who they are
  add verified_at timestamptz not null default now();

create table invitations (
  id uuid primary key,
  token_hash bytea not null unique,
  company_id uuid references companies,
  email text not null,
  full_name text not null,
  role text check (role in ('owner', 'signatory', 'accountant', 'viewer')),
  contract_ids uuid[],
  staff_role text check (staff_role in ('manager', 'administrator')),
  -- null: the command line
  invited_by uuid references users on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  check ((company_id is null) = (staff_role is not null)),
  check ((company_id is null) = (role is null))
);
create unique index invitations_open on invitations (company_id, lower(email)) nulls not distinct
  where accepted_at is null and revoked_at is null;

create table legal_documents (
  id uuid primary key,
  kind text not null check (kind in ('user_agreement', 'personal_data')),
  version int not null check (version > 0),
  -- {"ru": …, "en": …}, texts in Markdown
  title jsonb not null,
  body jsonb not null,
  -- what changed since the version before; null for the first
  changes jsonb,
  published_at timestamptz not null,
  published_by uuid references users on delete set null,
  unique (kind, version)
);

create table release_notes (
  id uuid primary key,
  title jsonb not null,
  body jsonb not null,
  published_at timestamptz not null,
  published_by uuid references users on delete set null
);
create index release_notes_latest on release_notes (published_at desc, id desc);

create table applications (
  id uuid primary key,
  number text not null unique,
  token_hash bytea not null unique,
  -- made by the page for each form: a repeat is the same application
  submission_id uuid not null unique,
  state text not null check (state in ('submitted', 'in_review', 'approved', 'rejected', 'contracted')),
  -- beyond what one e-mail or INN sends in a day: kept out of the queue
  set_aside boolean not null default false,
  client_type text not null check (client_type in ('legal_entity', 'sole_proprietor', 'person')),
  inn text not null,
  -- the company's, or the person's
  name text not null,
  -- who applies
  contact_name text not null,
  region text not null,
  email text not null,
  phone text not null,
  asset text not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  locale text not null check (locale in ('ru', 'en')),
  address text not null,
  created_at timestamptz not null,
  answer_by date not null,
  reviewed_by uuid references users,
  reviewed_at timestamptz,
  decided_by uuid references users,
  decided_at timestamptz,
  rejection_reason text,
  company_id uuid references companies,
  contract_id uuid references contracts,
  contracted_at timestamptz,
  check ((state = 'rejected') = (rejection_reason is not null)),
  check ((state in ('approved', 'contracted')) = (company_id is not null)),
  -- of an approved one a draft
  check (contract_id is null or state in ('approved', 'contracted')),
  check ((state = 'contracted') = (contracted_at is not null))
);
create sequence application_numbers;
create index applications_queue on applications (answer_by, id) where state in ('submitted', 'in_review', 'approved');
create index applications_by_email on applications (lower(email), created_at);
create index applications_by_inn on applications (inn, created_at);
create unique index applications_by_contract on applications (contract_id);
create index applications_latest on applications (created_at desc, id desc);

create table consents (
  id uuid primary key,
  user_id uuid references users on delete cascade,
  application_id uuid references applications on delete cascade,
  legal_document_id uuid not null references legal_documents,
  given_at timestamptz not null,
  address text not null,
  check (num_nonnulls(user_id, application_id) = 1),
  unique (user_id, legal_document_id),
  unique (application_id, legal_document_id)
);

create table credential_issues (
  id uuid primary key,
  company_id uuid not null references companies,
  contract_id uuid references contracts,
  user_id uuid not null references users on delete cascade,
  -- a person who has a login already gets a membership and no password
  way text not null check (way in ('mail', 'print', 'membership')),
  -- how the identity was checked of a person whose own password was replaced
  identity_check text,
  issued_by uuid references users on delete set null,
  issued_at timestamptz not null
);
create index credential_issues_by_company on credential_issues (company_id, issued_at desc, id desc);

create table totp_factors (
  user_id uuid primary key references users on delete cascade,
  -- sealed by the vault
  secret bytea not null,
  created_at timestamptz not null,
  -- null: started and not confirmed
  confirmed_at timestamptz,
  -- the time step of the last code taken, so that none is taken twice
  last_step bigint
);

create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table passkeys (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_by_user on passkeys (user_id, created_at, id);

create table passkey_challenges (
  id uuid primary key,
  purpose text not null check (purpose in ('registration', 'sign_in', 'verification')),
  -- null for a sign-in: whose key it is, the key says
  user_id uuid references users on delete cascade,
  challenge bytea not null,
  expires_at timestamptz not null
);
create index passkey_challenges_by_age on passkey_challenges (expires_at);

create table login_changes (
  id uuid primary key,
  company_id uuid not null references companies,
  user_id uuid not null references users on delete cascade,
  old_email text not null,
  new_email text not null,
  representative text not null,
  by_attorney boolean not null,
  -- the old mailbox is lost: an operator who checked the identity asked for it
  lost_mailbox boolean not null default false,
  -- how the operator made sure who asked
  identity_note text,
  -- where the person asked: of their sessions this one stays
  session_id uuid,
  state text not null check (state in
    ('waiting_confirmation', 'waiting_approval', 'approved', 'rejected', 'cancelled', 'reverted', 'expired')),
  form_file_id uuid references files,
  attorney_file_id uuid references files,
  confirm_token_hash bytea not null unique,
  confirm_until timestamptz not null,
  confirmed_at timestamptz,
  revert_token_hash bytea not null unique,
  revert_until timestamptz,
  reverted_at timestamptz,
  created_at timestamptz not null,
  created_by uuid references users on delete set null,
  decided_at timestamptz,
  decided_by uuid references users on delete set null,
  rejection_reason text,
  check ((state = 'rejected') = (rejection_reason is not null)),
  check (lost_mailbox = (identity_note is not null))
);
create unique index login_changes_open on login_changes (user_id)
  where state in ('waiting_confirmation', 'waiting_approval');
create index login_changes_waiting on login_changes (created_at, id) where state = 'waiting_approval';
create index login_changes_latest on login_changes (created_at desc, id desc);
create index login_changes_by_user on login_changes (user_id, created_at desc, id desc);

create table offices (
  id uuid primary key,
  city text collate "ru-x-icu" not null,
  name text not null,
  address text not null,
  latitude numeric(8, 6) not null check (latitude between -90 and 90),
  longitude numeric(9, 6) not null check (longitude between -180 and 180),
  phone text not null,
  email text,
  -- {"ru": …, "en": …}
  hours jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index offices_by_city on offices (city, name, id);

create table extension_grants (
  id uuid primary key,
  code_hash bytea not null unique,
  user_id uuid not null references users on delete cascade,
  -- base64url of the SHA-256 of what the extension keeps (RFC 7636, S256)
  challenge text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

`.execute(db);
}
