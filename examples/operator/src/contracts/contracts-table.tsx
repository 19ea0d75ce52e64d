import { type Contract, isZero } from '@element-cabinet/sdk';
import { ContractBadge } from '@element-cabinet/ui/contract-badge';
import { Money } from '@element-cabinet/ui/money';
import { NextPayment } from '@element-cabinet/ui/next-payment';
import { ProgressBar } from '@element-cabinet/ui/progress-bar';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ContractsTableProps {
  /** The company's name where contracts of several stand together. */
  contracts: { contract: Contract; companyName?: string }[];
  today: string;
}

export function ContractsTable({ contracts, today }: ContractsTableProps) {
  const several = contracts.some(({ companyName }) => companyName !== undefined);
  return (
    <table class="contracts sticky">
      <caption class="hidden-visually">{shared().contracts}</caption>
      <thead>
        <tr>
          <th scope="col">{shared().contract}</th>
          {several && (
            <th scope="col" class="wide">
              {shared().company}
            </th>
          )}
          <th scope="col" class="wide">
            {words().progress}
          </th>
          <th scope="col" class="wide">
            {words().nextPayment}
          </th>
          <th scope="col" class="end">
            {words().left}
          </th>
        </tr>
      </thead>
      <tbody>
        {contracts.map(({ contract, companyName }) => (
          <tr key={contract.id}>
            <th scope="row">
              <a href={paths.contract(contract.id)}>{contract.number}</a>
              <div class="muted">{contract.asset.name}</div>
              {contract.status !== 'active' && <ContractBadge status={contract.status} />}
              <div class="narrow">
                {several && <a href={paths.company(contract.companyId)}>{companyName}</a>}
                <ProgressBar contract={contract} />
              </div>
            </th>
            {several && (
              <td class="wide">
                <a href={paths.company(contract.companyId)}>{companyName}</a>
              </td>
            )}
            <td class="wide">
              <ProgressBar contract={contract} />
            </td>
            <td class="wide">
              <NextPayment contract={contract} today={today} />
            </td>
            <td class="end">
              <Money value={contract.outstanding} />
              {!isZero(contract.overdue) && (
                <div class="danger">
                  {words().overdue} <Money value={contract.overdue} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
