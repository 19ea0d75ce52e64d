import type { Money as MoneyValue, ReconciliationDetail, ReconciliationSection } from '@element-cabinet/sdk';
import { formatDate, reconciliationOwes, reconciliationTitle, say } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { DownloadButton } from '@element-cabinet/ui/download-button';
import { Day } from '@element-cabinet/ui/due-date';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { absolute } from './reconciliations-screen.tsx';
import { words } from './words.ts';

export function ReconciliationScreen() {
  const { companyId = '', reconciliationId = '' } = useRoute().params;
  const act = useResource(`reconciliation:${reconciliationId}`, () =>
    cabinet.payments.getReconciliation({ companyId, reconciliationId }),
  );
  const day = (on: string) => formatDate(on, '', locale.value);
  return (
    <Screen title={act.data ? words().actOf(day(act.data.from), day(act.data.to)) : words().act}>
      <BackLink href={paths.reconciliations(companyId)} text={words().back} />
      <ResourceView
        resource={act}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 4],
              [10, 5],
            ]}
          />
        }
      >
        {(data) => (
          <>
            <Result act={data} />
            {data.sections.length === 0 && <p class="muted">{words().nothing}</p>}
            {data.sections.map((section) => (
              <Section key={section.contractId} act={data} section={section} />
            ))}
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Result({ act }: { act: ReconciliationDetail }) {
  const { closing, companyId, conclusion, credit, debit, id: reconciliationId, opening, owes } = act;
  return (
    <Card label={words().owes}>
      <p class="muted">{say(reconciliationOwes, owes, locale.value)}</p>
      <p class="contract-left">
        <Money value={absolute(closing)} />
      </p>
      <p class="lead conclusion" lang="ru">
        {conclusion}
      </p>
      <dl class="figures">
        <Figure label={words().opening} value={opening} />
        <Figure label={words().charged} value={debit} />
        <Figure label={words().paid} value={credit} />
        <Figure label={words().closing} value={closing} />
      </dl>
      <fieldset class="act-files screen-only">
        <legend class="hidden-visually">{words().downloads}</legend>
        {(['pdf', 'xlsx', 'json'] as const).map((format) => (
          <DownloadButton
            key={format}
            label={format.toUpperCase()}
            load={() => cabinet.payments.downloadReconciliation({ companyId, reconciliationId, format })}
          />
        ))}
      </fieldset>
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: MoneyValue }) {
  return (
    <div>
      <dt class="muted">{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}

/** On a small screen what was charged or paid goes under the document, money with a minus. */
function Section({ act, section }: { act: ReconciliationDetail; section: ReconciliationSection }) {
  const { assetName, closing, contractId, contractNumber, credit, debit, lines, opening } = section;
  const title = contractNumber ?? words().noContract;
  const subtitle = contractNumber === null ? words().noContractText : assetName;
  const aside =
    contractId === null ? (
      <span class="muted">{subtitle}</span>
    ) : (
      <a href={paths.contract(act.companyId, contractId)}>{subtitle}</a>
    );
  return (
    <Card title={title} aside={aside}>
      <table>
        <caption class="hidden-visually">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words().day}</th>
            <th scope="col">{words().document}</th>
            <th scope="col" class="end wide">
              {words().charged}
            </th>
            <th scope="col" class="end wide">
              {words().paid}
            </th>
            <th scope="col" class="end">
              {words().balance}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" colSpan={2}>
              {words().opening}
            </th>
            <td class="wide" />
            <td class="wide" />
            <td class="end">
              <Money value={opening} />
            </td>
          </tr>
          {lines.map((line) => (
            <tr key={line.payment?.id ?? line.receiptId}>
              <td>
                <Day on={line.on} today={act.to} />
              </td>
              <td>
                {line.payment === null ? (
                  reconciliationTitle(line, locale.value)
                ) : (
                  <a href={paths.payment(act.companyId, line.payment.id)}>
                    {reconciliationTitle(line, locale.value)}
                  </a>
                )}
                <div class="narrow muted">
                  {line.debit && <Money value={line.debit} />}
                  {line.credit && <Money value={{ ...line.credit, amount: `-${line.credit.amount}` }} />}
                </div>
              </td>
              <td class="end wide">{line.debit && <Money value={line.debit} />}</td>
              <td class="end wide">{line.credit && <Money value={line.credit} />}</td>
              <td class="end">
                <Money value={line.balance} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="totals">
            <th scope="row" colSpan={2}>
              {words().closing}
            </th>
            <td class="end wide">
              <Money value={debit} />
            </td>
            <td class="end wide">
              <Money value={credit} />
            </td>
            <td class="end">
              <Money value={closing} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}
