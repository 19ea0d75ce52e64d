import { InvitationScreen } from '@element-cabinet/ui/invitation-screen';
import { SignInScreen } from '@element-cabinet/ui/sign-in-screen';
import { Route, Router } from 'preact-iso';
import { NotMeScreen } from './access-reports/not-me-screen.tsx';
import { ApplicationScreen } from './applications/application-screen.tsx';
import { ApplyScreen } from './applications/apply-screen.tsx';
import { ConfirmLoginScreen, UndoLoginScreen } from './logins/link-screens.tsx';
import { MailScreen } from './mailbox/mail-screen.tsx';
import { MailboxScreen } from './mailbox/mailbox-screen.tsx';
import { OfficesScreen } from './offices/offices-screen.tsx';
import { ForgotScreen } from './passwords/forgot-screen.tsx';
import { ResetScreen } from './passwords/reset-screen.tsx';
import { SignInFoot } from './sign-in-foot.tsx';
import { TermsScreen } from './terms/terms-screen.tsx';
import { words } from './words.ts';

/** The first parts of the addresses that need nobody signed in. */
const segments: ReadonlySet<string | undefined> = new Set([
  'sign-in',
  'apply',
  'application',
  'offices',
  'mailbox',
  'invitation',
  'terms',
  'forgot',
  'reset',
  'not-me',
]);

/** Of addresses whose first part others share. */
const whole: ReadonlySet<string> = new Set(['/login-change/confirm', '/login-change/undo']);

export const isPublic = (path: string): boolean => segments.has(path.split('/')[1]) || whole.has(path);

/** The screens that need nobody signed in. A secret of a mail's link stands behind `#`, so that no server logs it. */
export function PublicRoutes() {
  return (
    <Router>
      <Route path="/sign-in" component={SignIn} />
      <Route path="/forgot" component={ForgotScreen} />
      <Route path="/reset" component={ResetScreen} />
      <Route path="/not-me" component={NotMeScreen} />
      <Route path="/terms" component={TermsScreen} />
      <Route path="/offices" component={OfficesScreen} />
      <Route path="/mailbox" component={MailboxScreen} />
      <Route path="/mailbox/:mailId" component={MailScreen} />
      <Route path="/login-change/confirm" component={ConfirmLoginScreen} />
      <Route path="/login-change/undo" component={UndoLoginScreen} />
      <Route path="/invitation" component={Invitation} />
      <Route path="/apply" component={ApplyScreen} />
      <Route path="/application" component={ApplicationScreen} />
      <Route default component={SignIn} />
    </Router>
  );
}

const Invitation = () => <InvitationScreen product={words().product} home="" />;

const SignIn = () => (
  <SignInScreen
    title={words().signIn}
    product={words().product}
    lead={words().signInLead}
    home=""
    foot={<SignInFoot />}
  />
);
