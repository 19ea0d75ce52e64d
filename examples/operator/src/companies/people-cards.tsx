import type { OperatorCompanyDetail, OperatorMember } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { UserRoundPlus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { IssueDialog } from '../credentials/issue-dialog.tsx';
import { IssuesCard, useIssues } from '../credentials/issues-card.tsx';
import { ReissueDialog } from '../credentials/reissue-dialog.tsx';
import { words as logins } from '../credentials/words.ts';
import { LostMailboxDialog } from '../login-changes/lost-mailbox-dialog.tsx';
import { words as changes } from '../login-changes/words.ts';
import { paths } from '../paths.ts';
import { People, type PersonAct } from './people.tsx';
import { words } from './words.ts';

type Asked = { act: 'issue' } | { act: PersonAct; member: OperatorMember };

/** The people of a company with their logins: issuing, replacing a password, locking; and what was issued. */
export function PeopleCards({ detail, onChanged }: { detail: OperatorCompanyDetail; onChanged: () => void }) {
  const { company, contracts, members } = detail;
  const [asked, setAsked] = useState<Asked>();
  const issues = useIssues(company.id);
  const { route } = useLocation();
  const close = () => setAsked(undefined);
  const changed = () => {
    close();
    onChanged();
    issues.refresh();
  };

  const setLock = async (act: 'lock' | 'unlock', { userId }: OperatorMember) => {
    close();
    const person = { operatorCompanyId: company.id, memberId: userId };
    try {
      if (act === 'lock') await cabinet.operator.credentials.lockLogin(person);
      else await cabinet.operator.credentials.unlockLogin(person);
      showToast({ text: act === 'lock' ? logins().lockedDone : logins().unlockedDone });
    } catch {
      showToast({ text: logins().lockFailed });
    }
    onChanged();
  };
  const act = (which: PersonAct, member: OperatorMember) =>
    which === 'unlock' ? setLock(which, member) : setAsked({ act: which, member });

  return (
    <>
      <Card
        title={words().people}
        aside={
          <button type="button" onClick={() => setAsked({ act: 'issue' })}>
            <UserRoundPlus />
            {logins().issueAction}
          </button>
        }
      >
        <People members={members} contracts={contracts} onAct={act} />
      </Card>
      <IssuesCard companyId={company.id} issues={issues} />
      {asked?.act === 'issue' && (
        <IssueDialog company={company} contracts={contracts} onClose={close} onIssued={changed} />
      )}
      {asked?.act === 'reissue' && (
        <ReissueDialog company={company} member={asked.member} onClose={close} onIssued={changed} />
      )}
      {asked?.act === 'mailbox' && (
        <LostMailboxDialog
          companyId={company.id}
          member={asked.member}
          onClose={close}
          onDone={({ id }) => {
            showToast({ text: changes().createDone });
            route(paths.loginChange(id));
          }}
        />
      )}
      {asked?.act === 'lock' && (
        <ConfirmDialog
          title={logins().lockTitle(asked.member.name)}
          text={logins().lockText}
          action={logins().lock}
          onConfirm={() => setLock('lock', asked.member)}
          onCancel={close}
        />
      )}
    </>
  );
}
