import { InvitationScreen } from '@element-cabinet/ui/invitation-screen';
import { ProfileScreen } from '@element-cabinet/ui/profile-screen';
import { SecurityScreen } from '@element-cabinet/ui/security/security-screen';
import { SignInsScreen } from '@element-cabinet/ui/security/sign-ins-screen';
import { signedOut } from '@element-cabinet/ui/session';
import { SignInScreen } from '@element-cabinet/ui/sign-in-screen';
import { StepGate } from '@element-cabinet/ui/steps/step-gate';
import { Toaster } from '@element-cabinet/ui/toast';
import { Verification } from '@element-cabinet/ui/verification';
import { KeyRound } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { ApplicationScreen } from './applications/application-screen.tsx';
import { ApplicationsScreen } from './applications/applications-screen.tsx';
import { AuditScreen } from './audit/audit-screen.tsx';
import { BuyoutsScreen } from './buyouts/buyouts-screen.tsx';
import { CalendarScreen } from './calendar/calendar-screen.tsx';
import { CompaniesScreen } from './companies/companies-screen.tsx';
import { CompanyScreen } from './companies/company-screen.tsx';
import { ContractScreen } from './contracts/contract-screen.tsx';
import { ContractsScreen } from './contracts/contracts-screen.tsx';
import { SheetScreen } from './credentials/sheet-screen.tsx';
import { Frame } from './frame/frame.tsx';
import { IncidentScreen } from './incidents/incident-screen.tsx';
import { IncidentsScreen } from './incidents/incidents-screen.tsx';
import { LoginChangeScreen } from './login-changes/login-change-screen.tsx';
import { LoginChangesScreen } from './login-changes/login-changes-screen.tsx';
import { MailsScreen } from './mails/mails-screen.tsx';
import { NotFound } from './not-found.tsx';
import { NewOfficeScreen } from './offices/new-office-screen.tsx';
import { OfficeScreen } from './offices/office-screen.tsx';
import { OfficesScreen } from './offices/offices-screen.tsx';
import { home, paths } from './paths.ts';
import { PenaltiesScreen } from './penalties/penalties-screen.tsx';
import { PortfolioImportScreen } from './portfolios/portfolio-import-screen.tsx';
import { PortfolioImportsScreen } from './portfolios/portfolio-imports-screen.tsx';
import { AnnouncementsScreen } from './receipts/announcements-screen.tsx';
import { NewReceiptScreen } from './receipts/new-receipt-screen.tsx';
import { ReceiptScreen } from './receipts/receipt-screen.tsx';
import { ReceiptsScreen } from './receipts/receipts-screen.tsx';
import { SandboxScreen } from './sandbox/sandbox-screen.tsx';
import { AmendScreen } from './schedules/amend-screen.tsx';
import { ContractWizardScreen } from './schedules/contract-wizard-screen.tsx';
import { StaffScreen } from './staff/staff-screen.tsx';
import { StatementImportScreen } from './statements/statement-import-screen.tsx';
import { StatementImportsScreen } from './statements/statement-imports-screen.tsx';
import { NewNoteScreen } from './terms/new-note-screen.tsx';
import { NewTermsScreen } from './terms/new-terms-screen.tsx';
import { TermsScreen } from './terms/terms-screen.tsx';
import { words } from './words.ts';

export function App() {
  return (
    <LocationProvider scope={home}>
      <Door />
      <Verification />
      <Toaster />
    </LocationProvider>
  );
}

function Door() {
  const { path } = useLocation();
  const { product, signIn, signInLead } = words();
  if (path === paths.invitation()) return <InvitationScreen product={product} home={home} />;
  if (path !== paths.signIn()) return <SignedIn />;
  return (
    <SignInScreen title={signIn} product={product} lead={signInLead} home={home} foot={<SignInFoot />} />
  );
}

/** Everything that needs a person; whoever is not signed in goes to the sign-in and comes back to the same address. */
function SignedIn() {
  const { path, url, route } = useLocation();
  const out = signedOut.value;
  useEffect(() => {
    if (out) route(paths.signIn(path === home ? undefined : url), true);
  }, [out, path, url, route]);
  if (out) return null;
  return (
    <StepGate product={words().product}>
      <Rooms />
    </StepGate>
  );
}

/** The screens, for whoever has nothing to do first. */
function Rooms() {
  return (
    <Frame>
      <Router>
        <Route path={home} component={Home} />
        <Route path={paths.portfolioImports()} component={PortfolioImportsScreen} />
        <Route path={paths.portfolioImport(':importId')} component={PortfolioImportScreen} />
        <Route path={paths.statementImports()} component={StatementImportsScreen} />
        <Route path={paths.statementImport(':importId')} component={StatementImportScreen} />
        <Route path={paths.applications()} component={ApplicationsScreen} />
        <Route path={paths.application(':applicationId')} component={ApplicationScreen} />
        <Route path={paths.loginChanges()} component={LoginChangesScreen} />
        <Route path={paths.loginChange(':loginChangeId')} component={LoginChangeScreen} />
        <Route path={paths.receipts()} component={ReceiptsScreen} />
        <Route path={paths.newReceipt()} component={NewReceiptScreen} />
        <Route path={paths.receipt(':receiptId')} component={ReceiptScreen} />
        <Route path={paths.companies()} component={CompaniesScreen} />
        <Route path={paths.credentialsSheet(':companyId')} component={SheetScreen} />
        <Route path={paths.terms()} component={TermsScreen} />
        <Route path={paths.newTerms()} component={NewTermsScreen} />
        <Route path={paths.newNote()} component={NewNoteScreen} />
        <Route path={paths.company(':companyId')} component={CompanyScreen} />
        <Route path={paths.contracts()} component={ContractsScreen} />
        <Route path={paths.contract(':contractId')} component={ContractScreen} />
        <Route path={paths.buyouts()} component={BuyoutsScreen} />
        <Route path={paths.calendar()} component={CalendarScreen} />
        <Route path={paths.penalties(':contractId')} component={PenaltiesScreen} />
        <Route path={paths.announcements()} component={AnnouncementsScreen} />
        <Route path={paths.newContract()} component={ContractWizardScreen} />
        <Route path={paths.amendContract(':contractId')} component={AmendScreen} />
        <Route path={paths.incidents()} component={IncidentsScreen} />
        <Route path={paths.incident(':incidentId')} component={IncidentScreen} />
        <Route path={paths.mails()} component={MailsScreen} />
        <Route path={paths.offices()} component={OfficesScreen} />
        <Route path={paths.newOffice()} component={NewOfficeScreen} />
        <Route path={paths.office(':officeId')} component={OfficeScreen} />
        <Route path={paths.audit()} component={AuditScreen} />
        <Route path={paths.sandbox()} component={SandboxScreen} />
        <Route path={paths.staff()} component={StaffScreen} />
        <Route path={paths.profile()} component={Profile} />
        <Route path={paths.security()} component={Security} />
        <Route path={paths.signIns()} component={SignIns} />
        <Route default component={NotFound} />
      </Router>
    </Frame>
  );
}

const Security = () => <SecurityScreen product={words().product} home={home} />;
const SignIns = () => <SignInsScreen product={words().product} home={home} />;

/** The page for a forgotten password is the cabinet's. */
const SignInFoot = () => (
  <a class="door-way" href={paths.forgot()}>
    <KeyRound />
    {words().forgot}
  </a>
);

const Profile = () => <ProfileScreen product={words().product} />;

/** The console opens with what waits for a person. */
function Home() {
  const { route } = useLocation();
  useEffect(() => route(paths.receipts(), true), [route]);
  return null;
}
