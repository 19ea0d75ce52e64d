import { EmptyState } from '@element-cabinet/ui/empty-state';
import { ProfileScreen } from '@element-cabinet/ui/profile-screen';
import { SecurityScreen } from '@element-cabinet/ui/security/security-screen';
import { SignInsScreen } from '@element-cabinet/ui/security/sign-ins-screen';
import { signedOut, useMe } from '@element-cabinet/ui/session';
import { StepGate } from '@element-cabinet/ui/steps/step-gate';
import { Toaster } from '@element-cabinet/ui/toast';
import { Verification } from '@element-cabinet/ui/verification';
import { Building } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { BuyoutScreen } from './buyouts/buyout-screen.tsx';
import { ConnectExtensionScreen } from './connect-extension/connect-screen.tsx';
import { ConsentsScreen } from './consents/consents-screen.tsx';
import { ContractScreen } from './contracts/contract-screen.tsx';
import { ContractsScreen } from './contracts/contracts-screen.tsx';
import { Frame } from './frame/frame.tsx';
import { InvoiceScreen } from './invoices/invoice-screen.tsx';
import { InvoicesScreen } from './invoices/invoices-screen.tsx';
import { ChangeScreen } from './logins/change-screen.tsx';
import { NewsScreen } from './news/news-screen.tsx';
import { NotificationsScreen } from './notifications/notifications-screen.tsx';
import { OverviewScreen } from './overview/overview-screen.tsx';
import { paths } from './paths.ts';
import { CalendarFeedScreen } from './payments/calendar-feed-screen.tsx';
import { PaymentScreen } from './payments/payment-screen.tsx';
import { PaymentsScreen } from './payments/payments-screen.tsx';
import { ReceiptsScreen } from './payments/receipts-screen.tsx';
import { PeopleScreen } from './people/people-screen.tsx';
import { isPublic, PublicRoutes } from './public-routes.tsx';
import { ReconciliationScreen } from './reconciliations/reconciliation-screen.tsx';
import { ReconciliationsScreen } from './reconciliations/reconciliations-screen.tsx';
import { ScheduleChangeScreen } from './schedules/schedule-change-screen.tsx';
import { ScheduleVersionsScreen } from './schedules/schedule-versions-screen.tsx';
import { Screen } from './screen.tsx';
import { lastCompany } from './session.ts';
import { words } from './words.ts';

export function App() {
  return (
    <LocationProvider>
      <Door />
      <Verification />
      <Toaster />
    </LocationProvider>
  );
}

function Door() {
  const { path } = useLocation();
  return isPublic(path) ? <PublicRoutes /> : <SignedIn />;
}

/** Everything that needs a person; whoever is not signed in goes to the sign-in and comes back to the same address. */
function SignedIn() {
  const { url, route } = useLocation();
  const out = signedOut.value;
  useEffect(() => {
    if (out) route(paths.signIn(url === '/' ? undefined : url), true);
  }, [out, url, route]);
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
        <Route path="/" component={Home} />
        <Route path="/profile" component={Profile} />
        <Route path="/login-change" component={ChangeScreen} />
        <Route path="/c/:companyId/people" component={PeopleScreen} />
        <Route path="/consents" component={ConsentsScreen} />
        <Route path="/whats-new" component={NewsScreen} />
        <Route path="/connect-extension" component={ConnectExtensionScreen} />
        <Route path="/security" component={Security} />
        <Route path="/security/sign-ins" component={SignIns} />
        <Route path="/sessions" component={ToSecurity} />
        <Route path="/c/:companyId" component={OverviewScreen} />
        <Route path="/c/:companyId/contracts" component={ContractsScreen} />
        <Route path="/c/:companyId/contracts/:contractId" component={ContractScreen} />
        <Route path="/c/:companyId/contracts/:contractId/versions" component={ScheduleVersionsScreen} />
        <Route path="/c/:companyId/contracts/:contractId/change" component={ScheduleChangeScreen} />
        <Route path="/c/:companyId/payments" component={PaymentsScreen} />
        <Route path="/c/:companyId/payments/calendar" component={CalendarFeedScreen} />
        <Route path="/c/:companyId/payments/:paymentId" component={PaymentScreen} />
        <Route path="/c/:companyId/invoices" component={InvoicesScreen} />
        <Route path="/c/:companyId/invoices/:invoiceId" component={InvoiceScreen} />
        <Route path="/c/:companyId/receipts" component={ReceiptsScreen} />
        <Route path="/c/:companyId/reconciliations" component={ReconciliationsScreen} />
        <Route path="/c/:companyId/reconciliations/:reconciliationId" component={ReconciliationScreen} />
        <Route path="/c/:companyId/contracts/:contractId/buyout" component={BuyoutScreen} />
        <Route path="/c/:companyId/notifications" component={NotificationsScreen} />
        <Route default component={NotFound} />
      </Router>
    </Frame>
  );
}

const Profile = () => <ProfileScreen product={words().product} loginChange={paths.loginChange()} />;

const Security = () => <SecurityScreen product={words().product} home="" loginChange={paths.loginChange()} />;
const SignIns = () => <SignInsScreen product={words().product} home="" />;

/** The sessions had a page of their own, which people keep among their bookmarks. */
function ToSecurity() {
  const { route } = useLocation();
  useEffect(() => route(paths.security(), true), [route]);
  return null;
}

/** `/` leads to the company that was looked at last. */
function Home() {
  const { route } = useLocation();
  const { data: me } = useMe();
  const companyId = me && lastCompany(me);
  useEffect(() => {
    if (companyId) route(paths.overview(companyId), true);
  }, [companyId, route]);
  if (!me || companyId) return null;
  return (
    <Screen title={words().overview}>
      <EmptyState icon={Building} title={words().noCompanies} text={words().noCompaniesText} />
    </Screen>
  );
}

export function NotFound() {
  return (
    <Screen title={words().notFound}>
      <EmptyState title={words().notFound} text={words().notFoundText}>
        <a class="button" href="/">
          {words().backToOverview}
        </a>
      </EmptyState>
    </Screen>
  );
}
