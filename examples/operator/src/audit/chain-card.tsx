import type { AuditVerification } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { ShieldAlert, ShieldCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

const count = (number: number) => number.toLocaleString(locale.value);

/** Whether the audit is what was written: asked by a press, because a long one takes a while. */
export function ChainCard() {
  const [found, setFound] = useState<AuditVerification>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    setFound(undefined);
    await cabinet.operator.audit.verify().then(setFound, setFailure);
    setBusy(false);
  };
  return (
    <Card title={words().chain} class="audit-chain">
      <p class="muted">{words().chainText}</p>
      <div role="status">{found && <Found found={found} />}</div>
      <Failure failure={failure} />
      <button type="button" class="screen-only" aria-disabled={busy} onClick={verify}>
        <ShieldCheck />
        {busy ? words().verifying : words().verify}
      </button>
    </Card>
  );
}

function Found({ found: { firstBreak, head, links, unlinked } }: { found: AuditVerification }) {
  if (firstBreak)
    return (
      <div class="notice danger-notice">
        <ShieldAlert />
        <div>
          <b>{words().broken(count(firstBreak.position))}</b>
          <p>
            {words()[firstBreak.what]} {words().brokenText}
          </p>
          {firstBreak.entryId && <p class="muted audit-id">{firstBreak.entryId}</p>}
        </div>
      </div>
    );
  return (
    <div class="audit-whole">
      <span class="mark ok">
        <ShieldCheck />
      </span>
      <div>
        <b>{words().whole(count(links))}</b>
        {head && <p class="muted audit-id">{words().head(count(head.position), head.hash)}</p>}
        {unlinked > 0 && <p class="muted">{words().waiting(count(unlinked))}</p>}
      </div>
    </div>
  );
}
