import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { accessReportRoutes } from './account/access-reports/routes.ts';
import { loginChangeRoutes } from './account/login-changes/routes.ts';
import { passwordRoutes } from './account/passwords/routes.ts';
import { runPasswordResets } from './account/passwords/run-password-resets.ts';
import { accountRoutes } from './account/routes.ts';
import { applicationRoutes } from './applications/routes.ts';
import { companyRoutes } from './companies/routes.ts';
import { contractRoutes } from './contracts/routes.ts';
import type { Database } from './db/schema.ts';
import { eventRoutes } from './events/routes.ts';
import { healthRoutes, type Readiness } from './health/routes.ts';
import { createContract, document } from './http/contract.ts';
import { docs } from './http/docs.ts';
import { createMetrics, type Log } from './http/observability.ts';
import { firstOf, pages } from './http/pages.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { lessorRoutes } from './lessor/routes.ts';
import { ownAccounts } from './lessor.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { officeRoutes } from './offices/routes.ts';
import { operatorApplicationRoutes } from './operator/applications/routes.ts';
import { operatorAuditRoutes } from './operator/audit/routes.ts';
import { bankStatementImportRoutes } from './operator/bank-statement-imports/routes.ts';
import { operatorCalendarRoutes } from './operator/calendar/routes.ts';
import { operatorCompanyRoutes } from './operator/companies/routes.ts';
import { operatorContractRoutes } from './operator/contracts/routes.ts';
import { operatorCredentialRoutes } from './operator/credentials/routes.ts';
import { operatorIncidentRoutes } from './operator/incidents/routes.ts';
import { operatorLoginChangeRoutes } from './operator/login-changes/routes.ts';
import { operatorMailRoutes } from './operator/mails/routes.ts';
import { operatorOfficeRoutes } from './operator/offices/routes.ts';
import { operatorPaymentRoutes } from './operator/payments/routes.ts';
import { portfolioImportRoutes } from './operator/portfolio-imports/routes.ts';
import { operatorReceiptRoutes } from './operator/receipts/routes.ts';
import { releaseNoteRoutes } from './operator/release-notes/routes.ts';
import { operatorStaffRoutes } from './operator/staff/routes.ts';
import { operatorTermsRoutes } from './operator/terms/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { appendAudit } from './platform/audit/store.ts';
import type { FileStore } from './platform/files/file-store.ts';
import { mailGauges } from './platform/mail/mail-gauges.ts';
import type { Vault } from './platform/vault.ts';
import { privacyRoutes } from './privacy/routes.ts';
import type { SandboxClock } from './sandbox/clock.ts';
import { mailboxSite } from './sandbox/mailbox.ts';
import { sandboxRoutes } from './sandbox/routes.ts';
import { scopesOf } from './sessions/access.ts';
import { Authenticator } from './sessions/authenticate.ts';
import { deviceOf } from './sessions/device.ts';
import { createSessionBook } from './sessions/lucia.ts';
import { sessionRoutes } from './sessions/routes.ts';
import type { Settings } from './settings.ts';
import { termsRoutes } from './terms/routes.ts';

export type AppDeps = {
  settings: Pick<Settings, 'mode' | 'publicUrl' | 'lessor'> & Partial<Pick<Settings, 'map'>>;
  db: Kysely<Database>;
  /** In production nothing moves it. */
  clock: SandboxClock;
  log: Log;
  readiness: Readiness;
  /** Keeps the secrets that the database holds. */
  vault: Vault;
  /** Keeps the bytes of what people upload. */
  files: FileStore;
  /** Widens the rate limits, for benches and tests. */
  rateLimitFactor?: number;
  /** Whether answers are checked against the contract; they are outside production. */
  checkResponses?: boolean;
};

const built = (name: string) => fileURLToPath(new URL(`../../examples/${name}/dist`, import.meta.url));

/** A link is mailed at a random moment after the answer, so that what is asked next does not show that it was mailed. */
const resetsWithinMs = 1000;

/** The whole server without a port. */
export function createApp(deps: AppDeps): ReturnType<typeof createContract> {
  const { settings, db, clock, log, readiness, vault } = deps;
  const sessions = createSessionBook(db, settings.publicUrl.startsWith('https:'));
  const authenticator = new Authenticator(db, sessions);
  const metrics = createMetrics(() => mailGauges(db));
  const map = settings.map ?? null;
  const mailbox = { db, vault, lessor: settings.lessor };
  const sandbox = settings.mode === 'sandbox';
  const inviting = { vault, publicUrl: settings.publicUrl };
  const accounts = ownAccounts(settings.lessor);
  const { lessor, publicUrl } = settings;
  const logins = { db, clock, lessor, publicUrl, vault, files: deps.files, authenticator };
  const applying = { db, clock, vault, lessor, publicUrl };
  const mailing = { vault: deps.vault, publicUrl: settings.publicUrl, lessor: settings.lessor };
  const resetsSoon = () => void setTimeout(mailResets, Math.random() * resetsWithinMs).unref();
  const mailResets = () =>
    runPasswordResets(db, mailing).catch((error) =>
      log.error({ err: error }, 'resets wait for the next run'),
    );
  const site = { publicUrl, sandbox };
  const factors = { db, vault, site, sessions, authenticator, timeZone: lessor.timeZone, mailing };
  return createContract({
    handlers: {
      sessions: sessionRoutes(factors),
      companies: companyRoutes({ db, clock, authenticator, ...inviting }),
      invitations: invitationRoutes({ db, authenticator, mailing, sessions }),
      account: {
        ...accountRoutes(factors),
        ...loginChangeRoutes(logins),
        ...accessReportRoutes({ ...factors, log }),
        ...passwordRoutes({ ...factors, resetsSoon }),
      },
      contracts: contractRoutes({ db, clock, lessor: settings.lessor }),
      payments: paymentRoutes({ db, clock, lessor: settings.lessor, publicUrl: settings.publicUrl }),
      invoices: invoiceRoutes({ db, clock, lessor: settings.lessor }),
      notifications: notificationRoutes({ db, clock }),
      events: eventRoutes({ db }),
      lessor: lessorRoutes({ lessor: settings.lessor }),
      applications: applicationRoutes(applying),
      terms: termsRoutes({ db, clock, sessions, authenticator }),
      privacy: privacyRoutes({ db }),
      health: healthRoutes({ db, readiness, metrics }),
      offices: officeRoutes({ db, map }),
      sandbox: sandboxRoutes({ clock, mailbox }),
      'operator/companies': operatorCompanyRoutes({ db, clock }),
      'operator/applications': operatorApplicationRoutes(applying),
      'operator/contracts': operatorContractRoutes(applying),
      'operator/portfolio-imports': portfolioImportRoutes({ db, clock }),
      'operator/payments': operatorPaymentRoutes({ db, clock }),
      'operator/audit': operatorAuditRoutes({ db, vault, timeZone: settings.lessor.timeZone }),
      'operator/login-changes': operatorLoginChangeRoutes(logins),
      'operator/calendar': operatorCalendarRoutes({ db, clock }),
      'operator/staff': operatorStaffRoutes({ db, authenticator, ...inviting }),
      'operator/bank-statement-imports': bankStatementImportRoutes({ db, clock, accounts }),
      'operator/offices': operatorOfficeRoutes({ db }),
      'operator/incidents': operatorIncidentRoutes({ db }),
      'operator/mails': operatorMailRoutes({ db }),
      'operator/receipts': operatorReceiptRoutes({ db, clock, accounts }),
      'operator/credentials': operatorCredentialRoutes({
        ...{ db, authenticator, vault: deps.vault },
        ...{ lessor: settings.lessor, publicUrl: settings.publicUrl },
      }),
      'operator/terms': operatorTermsRoutes({ db, clock }),
      'operator/release-notes': releaseNoteRoutes({ clock }),
    },
    authenticate: authenticator.authenticate,
    scopesOf,
    audit: (tx, { userAgent, ...fact }) => appendAudit(tx, { ...fact, device: deviceOf(userAgent) }),
    db,
    publicUrl: settings.publicUrl,
    checkResponses: deps.checkResponses ?? settings.mode !== 'production',
    sandbox,
    rateLimitFactor: deps.rateLimitFactor ?? 1,
    // Production speaks no TLS itself, so that one proxy always stands before it and tells the client's address.
    proxyHops: settings.mode === 'production' ? 1 : 0,
    log,
    metrics,
    fallback: firstOf(
      docs({ document, sandbox }),
      ...(sandbox ? [mailboxSite(mailbox)] : []),
      pages({ '/': built('cabinet'), '/operator': built('operator') }, map ? { images: map.origin } : {}),
    ),
  });
}
