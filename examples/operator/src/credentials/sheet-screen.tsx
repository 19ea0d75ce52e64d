import { BackLink } from '@element-cabinet/ui/back-link';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Printer } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { sheet } from './told.ts';
import { words } from './words.ts';

/** What a client takes home from the office; it is shown once, to be printed at once. */
export function SheetScreen() {
  const { companyId = '' } = useRoute().params;
  const shown = sheet.value;
  const { data: lessor } = useResource('lessor', () => cabinet.lessor.get());
  const back = paths.company(companyId);
  if (shown === undefined || shown.company.id !== companyId) {
    return (
      <Screen title={words().sheet}>
        <BackLink href={back} text={words().toCompany} />
        <EmptyState icon={Printer} title={words().sheetGone} text={words().sheetGoneText}>
          <a class="button" href={back}>
            {words().toCompany}
          </a>
        </EmptyState>
      </Screen>
    );
  }
  const { issued, company } = shown;
  return (
    <Screen title={words().sheet}>
      <div class="screen-only sheet-bar">
        <BackLink href={back} text={words().toCompany} />
        <p class="notice">{words().sheetOnce}</p>
        <button type="button" class="primary" onClick={() => print()}>
          <Printer />
          {shared().print}
        </button>
      </div>
      <section class="card sheet" aria-label={words().sheet}>
        <p class="print-only sheet-lessor">{lessor?.name}</p>
        <p class="sheet-company">
          {issued.fullName}
          <span class="muted">{company.name}</span>
        </p>
        <dl class="sheet-facts">
          <div>
            <dt>{words().address}</dt>
            <dd>{issued.address}</dd>
          </div>
          <div>
            <dt>{words().login}</dt>
            <dd>{issued.login}</dd>
          </div>
          <div>
            <dt>{words().temporaryPassword}</dt>
            <dd class="sheet-password">{issued.temporaryPassword}</dd>
          </div>
          <div>
            <dt>{words().validUntil}</dt>
            <dd>{issued.temporaryUntil && untilText(issued.temporaryUntil)}</dd>
          </div>
        </dl>
        {issued.addressQr && <img class="sheet-qr" src={issued.addressQr} alt={words().qr} />}
        <div class="sheet-steps">
          <h2>{words().howTo}</h2>
          <ol>
            <li>{words().stepOpen}</li>
            <li>{words().stepEnter}</li>
            <li>{words().stepOwn}</li>
            <li>{words().stepTerms}</li>
          </ol>
          <p class="muted">{words().sheetNote}</p>
        </div>
      </section>
    </Screen>
  );
}

/** Read at home, in another year or another zone maybe. */
const untilText = (instant: string): string =>
  new Date(instant).toLocaleString(locale.value === 'ru' ? 'ru' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  });
