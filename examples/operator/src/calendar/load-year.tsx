import type { Cabinet, CalendarYearChange, NewCalendarYear } from '@element-cabinet/sdk';
import { countOf, formatDate, nouns, paymentTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { RotateCcw } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Confirm } from '../imports/confirm.tsx';
import { UploadCard } from '../imports/upload-card.tsx';
import { paths } from '../paths.ts';
import { words } from './words.ts';
import { Transfers, YearView } from './year-view.tsx';

type Content = { file: File } | { body: NewCalendarYear };
type Previewed = { content: Content; fileName: string; change: CalendarYearChange };
type Timed = { timeoutMs: number };

/** Takes a year, shows what it would change, and loads it after a question. */
export function LoadYear({ onLoaded }: { onLoaded: () => void }) {
  const [previewed, setPreviewed] = useState<Previewed>();
  const { route } = useLocation();

  const preview = async (uploading: Cabinet, file: File, options: { signal: AbortSignal } & Timed) => {
    const content = await contentOf(file);
    const change = await uploading.operator.calendar.previewCalendarYear(content, options);
    setPreviewed({ content, fileName: file.name, change });
  };
  const load = async (content: Content, year: number, options: Timed) => {
    await cabinet.operator.calendar.loadCalendarYear(content, options);
    setPreviewed(undefined);
    route(paths.calendar({ year: String(year) }));
  };

  if (!previewed)
    return <UploadCard title={words().upload} text={words().uploadText} accept=".xml,.json" send={preview} />;
  const { change, content, fileName } = previewed;
  return (
    <Card
      title={words().preview(change.year, fileName)}
      aside={
        <button type="button" onClick={() => setPreviewed(undefined)}>
          <RotateCcw />
          {words().another}
        </button>
      }
    >
      <Changes change={change} />
      <Confirm
        action={words().confirm(change.year)}
        text={words().confirmText}
        run={(options) => load(content, change.year, options)}
        done={words().done(change.year)}
        onSettled={onLoaded}
      />
      <YearView year={change.year} days={change.days} />
      <Transfers transfers={change.transfers} />
    </Card>
  );
}

/** XML goes as it is; JSON is the body itself. What is neither the server refuses in its own words. */
async function contentOf(file: File): Promise<Content> {
  if (!file.name.toLowerCase().endsWith('.json')) return { file };
  try {
    return { body: JSON.parse(await file.text()) as NewCalendarYear };
  } catch {
    return { file };
  }
}

function Changes({
  change: { certain, contracts, examples, payments, replaces },
}: {
  change: CalendarYearChange;
}) {
  const count = (number: number, noun: 'payment' | 'contract') => countOf(number, nouns[noun], locale.value);
  return (
    <div class="year-changes">
      {replaces && <p class="muted">{words().replaces}</p>}
      <p>
        {payments === 0
          ? words().movesNothing
          : words().moves(count(payments, 'payment'), count(contracts, 'contract'))}
      </p>
      {certain > 0 && <p>{words().certain(count(certain, 'payment'))}</p>}
      {examples.length > 0 && (
        <>
          {payments > examples.length && <p class="muted">{words().firstOf}</p>}
          <Examples examples={examples} />
        </>
      )}
    </div>
  );
}

function Examples({ examples }: Pick<CalendarYearChange, 'examples'>) {
  const day = (on: string) => <span class="num">{formatDate(on, '', locale.value)}</span>;
  return (
    <table>
      <caption class="hidden-visually">{words().examples}</caption>
      <thead>
        <tr>
          <th scope="col">{words().payment}</th>
          <th scope="col" class="wide">
            {words().nominal}
          </th>
          <th scope="col">{words().before}</th>
          <th scope="col">{words().after}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map((payment) => (
          <tr key={`${payment.contractId} ${payment.kind} ${payment.number}`}>
            <th scope="row">
              <a href={paths.contract(payment.contractId)}>{payment.contractNumber}</a>
              <div class="muted">{payment.companyName}</div>
              <div class="muted">{paymentTitle(payment, locale.value)}</div>
            </th>
            <td class="wide">{day(payment.nominalDueOn)}</td>
            <td>{day(payment.before)}</td>
            <td>
              <b>{day(payment.after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
