import type { Contract, OperatorMember } from '@element-cabinet/sdk';
import { roles, say } from '@element-cabinet/sdk/format';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { UserRound } from 'lucide-preact';
import { words } from './words.ts';

interface PeopleProps {
  members: OperatorMember[];
  contracts: Contract[];
}

/** Who may sign in for a company, in which role, and to which contracts where not to all. */
export function People({ members, contracts }: PeopleProps) {
  if (members.length === 0) {
    return <EmptyState icon={UserRound} title={words().noPeople} text={words().noPeopleText} />;
  }
  const numberOf = new Map(contracts.map(({ id, number }) => [id, number]));
  return (
    <table>
      <caption class="hidden-visually">{words().people}</caption>
      <thead>
        <tr>
          <th scope="col">{words().person}</th>
          <th scope="col">{words().role}</th>
          <th scope="col" class="wide">
            {words().sees}
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ userId, name, email, role, contractIds }) => (
          <tr key={userId}>
            <th scope="row">
              {name}
              <div class="muted email">{email}</div>
            </th>
            <td>
              {say(roles, role, locale.value)}
              {contractIds && <div class="narrow muted">{numbers(contractIds, numberOf)}</div>}
            </td>
            <td class="wide">{contractIds ? numbers(contractIds, numberOf) : words().seesAll}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const numbers = (ids: string[], numberOf: Map<string, string>) =>
  ids.map((id) => numberOf.get(id) ?? id).join(', ');
