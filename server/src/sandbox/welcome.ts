import type { Settings } from '../settings.ts';
import { signIns } from './sign-ins.ts';

/** What `npm start` says when everything runs. */
export function welcome({ publicUrl }: Pick<Settings, 'publicUrl'>, extensionFolder: string): string {
  const people = signIns.people.map(({ email, staffRole, memberships = [] }) => {
    const places = memberships.map(
      ({ role, company, contracts }) => `${role} of ${company}${contracts ? ' (one contract)' : ''}`,
    );
    return `    ${email.padEnd(38)} ${staffRole ?? places.join(', ')}`;
  });
  const keys = signIns.keys.map(({ key, company }) => `    ${key.padEnd(38)} ${company ?? 'the lessor'}`);
  return `
  Element Cabinet, sandbox

  Cabinet            ${publicUrl}/
  Operator console   ${publicUrl}/operator/
  Mailbox            ${publicUrl}/mailbox
  API and reference  ${publicUrl}/docs
  Extension          ${extensionFolder}
                     chrome://extensions → Developer mode → Load unpacked; its server is ${publicUrl}

  Sign in with the password ${signIns.password} as
${people.join('\n')}

  Integration keys (header Api-Key)
${keys.join('\n')}

  Ctrl-C stops it; the data stays.
`;
}
