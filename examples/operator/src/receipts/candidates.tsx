import type { NewAllocations, OperatorReceipt, ReceiptCandidate } from '@element-cabinet/sdk';
import { isZero } from '@element-cabinet/sdk';
import { candidateReasons, formatMoney, paymentKinds, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Check, PiggyBank, SearchX, Split } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { SearchForm } from '../search-form.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { acceptanceOf } from './suggested.ts';
import { words } from './words.ts';

interface CandidatesProps {
  receipt: OperatorReceipt;
  busy: boolean;
  decide: (body: NewAllocations) => Promise<boolean>;
}

type Company = ReceiptCandidate['company'];
type Asking = { title: string; text: string; body: NewAllocations };

/** What the money may pay: likely ones, or those that were looked for; accept, split, or keep as an overpayment. */
export function Candidates({ receipt, busy, decide: send }: CandidatesProps) {
  const { query = '' } = useRoute().query;
  const found = useResource(`${paths.receipt(receipt.id, { query })}:candidates`, () =>
    cabinet.operator.receipts.listReceiptCandidates({
      receiptId: receipt.id,
      ...(query.length > 1 ? { query } : {}),
    }),
  );
  const [splitting, setSplitting] = useState<ReceiptCandidate>();
  const [asking, setAsking] = useState<Asking>();
  const decide = async (body: NewAllocations) => {
    await send(body);
    found.refresh();
  };
  const ask = (company: Company, body: NewAllocations, title: string) => {
    if (company.isPayer && body.allocations) void decide(body);
    else setAsking({ title, body, text: company.isPayer ? words().keepText : words().anotherPayerText });
  };
  return (
    <Card title={words().candidates}>
      <SearchForm
        label={words().searchLabel}
        query={query}
        href={(text) => paths.receipt(receipt.id, { query: text })}
      />
      <ResourceView resource={found} skeleton={<SkeletonRows rows={4} columns={3} />}>
        {({ companies, items, unallocated }) => (
          <>
            {items.length === 0 && (
              <EmptyState
                icon={SearchX}
                title={query ? words().nothingFound(query) : words().noCandidates}
                text={query ? words().nothingFoundText : words().noCandidatesText}
              />
            )}
            <ul class="candidates">
              {items.map((candidate, index) => (
                <Candidate
                  key={index}
                  candidate={candidate}
                  busy={busy}
                  onAccept={() =>
                    ask(
                      candidate.company,
                      acceptanceOf(candidate),
                      words().acceptTitle(
                        formatMoney(candidate.suggested, locale.value),
                        candidate.company.name,
                      ),
                    )
                  }
                  onSplit={() => setSplitting(candidate)}
                />
              ))}
            </ul>
            {companies.length > 0 && (
              <div class="keep">
                {companies.map((company) => (
                  <button
                    key={company.id}
                    type="button"
                    aria-disabled={busy}
                    onClick={() =>
                      ask(
                        company,
                        { companyId: company.id, ...(company.isPayer ? {} : { forAnotherPayer: true }) },
                        words().keepTitle(formatMoney(unallocated, locale.value), company.name),
                      )
                    }
                  >
                    <PiggyBank />
                    {words().keep(company.name)}
                  </button>
                ))}
              </div>
            )}
            {splitting && (
              <SplitDialog
                company={splitting.company}
                payments={paymentsOf(splitting, items)}
                unallocated={unallocated}
                onClose={() => setSplitting(undefined)}
                onSplit={(body) => {
                  setSplitting(undefined);
                  void decide(body);
                }}
              />
            )}
          </>
        )}
      </ResourceView>
      {asking && (
        <ConfirmDialog
          title={asking.title}
          text={asking.text}
          action={words().confirm}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            void decide(asking.body);
          }}
        />
      )}
    </Card>
  );
}

/** Of the chosen candidate first, then of the others of its company, which nothing is suggested for. */
function paymentsOf(chosen: ReceiptCandidate, items: ReceiptCandidate[]) {
  const ofCompany = items.filter((one) => one !== chosen && one.company.id === chosen.company.id);
  const others = ofCompany.flatMap(({ payments }) => payments);
  const own = new Set(chosen.payments.map(({ paymentId }) => paymentId));
  const rest = new Map(
    others.filter(({ paymentId }) => !own.has(paymentId)).map((one) => [one.paymentId, one]),
  );
  const nothing = { amount: '0.00', currency: 'RUB' } as const;
  return [...chosen.payments, ...[...rest.values()].map((one) => ({ ...one, suggested: nothing }))];
}

interface CandidateProps {
  candidate: ReceiptCandidate;
  busy: boolean;
  onAccept: () => void;
  onSplit: () => void;
}

function Candidate({ candidate, busy, onAccept, onSplit }: CandidateProps) {
  const { assetName, company, contractNumber, invoiceNumber, payments, reason, strong, suggested } =
    candidate;
  const paid = payments.filter((payment) => !isZero(payment.suggested));
  return (
    <li class={strong ? 'candidate strong' : 'candidate'}>
      <div>
        <div>
          <b>{invoiceNumber ? words().invoice(invoiceNumber) : contractNumber}</b>{' '}
          <span class="muted">
            {[invoiceNumber && contractNumber, assetName].filter(Boolean).join(' · ')}
          </span>
        </div>
        <div>{company.name}</div>
        <span class={`badge ${strong ? 'ok' : 'plain'}`}>{say(candidateReasons, reason, locale.value)}</span>
        {!company.isPayer && <span class="badge warn">{words().anotherPayer}</span>}
        <ul class="allocations muted">
          {paid.slice(0, 4).map(({ kind, number, paymentId, suggested: sum }) => (
            <li key={paymentId}>
              {say(paymentKinds, kind, locale.value)} №&nbsp;{number} — <Money value={sum} />
            </li>
          ))}
          {paid.length > 4 && <li>{words().andMore(String(paid.length - 4))}</li>}
        </ul>
      </div>
      <div class="row-acts screen-only">
        <button type="button" class={strong ? 'primary' : ''} aria-disabled={busy} onClick={onAccept}>
          <Check />
          {words().accept(formatMoney(suggested, locale.value))}
        </button>
        <button type="button" aria-disabled={busy} onClick={onSplit}>
          <Split />
          {words().splitAction}
        </button>
      </div>
    </li>
  );
}
