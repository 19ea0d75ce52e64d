import type { StatementAccount } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { Money } from '@element-cabinet/ui/money';
import { ScrollArea } from '@element-cabinet/ui/scroll-area';
import { CircleAlert, CircleCheck } from 'lucide-preact';
import { useToday } from '../sandbox/clock.ts';
import { words } from './words.ts';

/** The own accounts of a statement: what the bank says they hold, and whether the documents agree. */
export function Accounts({ accounts }: { accounts: StatementAccount[] }) {
  const today = useToday();
  if (accounts.length === 0) return null;
  return (
    <Card title={words().accounts}>
      <ScrollArea label={words().accounts}>
        <table>
          <caption class="hidden-visually">{words().accounts}</caption>
          <thead>
            <tr>
              <th scope="col">{words().account}</th>
              <th scope="col" class="end">
                {words().opening}
              </th>
              <th scope="col" class="end">
                {words().incoming}
              </th>
              <th scope="col" class="end">
                {words().outgoing}
              </th>
              <th scope="col" class="end">
                {words().closing}
              </th>
              <th scope="col">{words().balances}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account, index) => (
              <tr key={index}>
                <th scope="row">
                  <span class="num">{account.account}</span>
                  <div class="muted num">
                    <Period from={account.from} to={account.to} today={today} />
                  </div>
                </th>
                <Sum value={account.opening} />
                <Sum value={account.incoming} />
                <Sum value={account.outgoing} />
                <Sum value={account.closing} />
                <td>
                  <Agreement balanced={account.balanced} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  );
}

function Sum({ value }: { value: StatementAccount['opening'] }) {
  return <td class="end">{value ? <Money value={value} /> : <span class="muted">—</span>}</td>;
}

function Period({ from, to, today }: { from: string | null; to: string | null; today: string }) {
  if (!from) return null;
  return (
    <>
      <Day on={from} today={today} />
      {to && to !== from && (
        <>
          {' — '}
          <Day on={to} today={today} />
        </>
      )}
    </>
  );
}

function Agreement({ balanced }: { balanced: boolean | null }) {
  if (balanced === null) return <span class="muted">{words().notTold}</span>;
  return (
    <span class={balanced ? 'due ok' : 'due warn'}>
      {balanced ? <CircleCheck /> : <CircleAlert />}
      {balanced ? words().balanced : words().notBalanced}
    </span>
  );
}
