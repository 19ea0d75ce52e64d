import type { Passkey } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Card } from '../card.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { Failure } from '../failure.tsx';
import { locale } from '../i18n.ts';
import { ResourceView } from '../resource-view.tsx';
import { cabinet } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { showToast } from '../toast.tsx';
import { useResource } from '../use-resource.ts';
import { withVerification } from '../verification.tsx';
import { words } from './factor-card-words.ts';
import { PasskeySetup } from './passkey-setup.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useSecondFactors } from './second-factor-card.tsx';

type Asked = { what: 'rename' | 'delete'; passkey: Passkey };

/** The passkeys: the list, a new one, another name, away with one. */
export function PasskeysCard() {
  const passkeys = useResource('passkeys', () => cabinet.account.listPasskeys());
  const factors = useSecondFactors();
  const [at, setAt] = useState<'setup' | { codes: readonly string[] }>();
  const [asked, setAsked] = useState<Asked>();
  const [failure, setFailure] = useState<unknown>();
  const refresh = () => {
    passkeys.refresh();
    factors.refresh();
  };
  const over = () => {
    setAt(undefined);
    setAsked(undefined);
    refresh();
  };
  const added = (codes: readonly string[] | null) => {
    showToast({ text: words().added });
    refresh();
    setAt(codes ? { codes } : undefined);
  };
  const remove = async ({ id }: Passkey) => {
    setAsked(undefined);
    setFailure(undefined);
    try {
      await withVerification(() => cabinet.account.deletePasskey({ passkeyId: id }));
      showToast({ text: words().deleted });
      refresh();
    } catch (error) {
      setFailure(error);
    }
  };
  const mayGo = (count: number) => count > 1 || !factors.data?.required || factors.data.totp !== null;
  return (
    <Card
      title={words().passkeys}
      aside={
        at === undefined && (
          <button type="button" onClick={() => setAt('setup')}>
            {words().add}
          </button>
        )
      }
    >
      {at === 'setup' && <PasskeySetup onDone={added} onCancel={over} back={words().cancel} />}
      {typeof at === 'object' && <RecoveryCodes codes={at.codes} onKept={over} />}
      {at === undefined && (
        <ResourceView resource={passkeys} skeleton={<SkeletonRows rows={2} columns={2} />}>
          {({ items }) => (
            <>
              <Failure failure={failure} />
              {items.length === 0 && <p class="muted">{words().noPasskeys}</p>}
              <ul class="lines">
                {items.map((passkey) => (
                  <Line
                    key={passkey.id}
                    passkey={passkey}
                    onRename={() => setAsked({ what: 'rename', passkey })}
                    onDelete={mayGo(items.length) ? () => setAsked({ what: 'delete', passkey }) : undefined}
                  />
                ))}
              </ul>
              {items.length > 0 && !mayGo(items.length) && <p class="muted note">{words().last}</p>}
            </>
          )}
        </ResourceView>
      )}
      {asked?.what === 'rename' && (
        <RenameDialog passkey={asked.passkey} onDone={over} onClose={() => setAsked(undefined)} />
      )}
      {asked?.what === 'delete' && (
        <ConfirmDialog
          title={words().deleteTitle(asked.passkey.name)}
          text={words().deleteText}
          action={words().delete}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => void remove(asked.passkey)}
        />
      )}
    </Card>
  );
}

interface LineProps {
  passkey: Passkey;
  onRename: () => void;
  /** None: it is the last factor of somebody who must have one. */
  onDelete: (() => void) | undefined;
}

function Line({ passkey: { name, createdAt, lastUsedAt, backedUp }, onRename, onDelete }: LineProps) {
  const at = (instant: string) => formatDateTime(instant, locale.value);
  const facts = [
    words().addedOn(at(createdAt)),
    lastUsedAt === null ? words().unused : words().usedOn(at(lastUsedAt)),
    backedUp && words().backedUp,
  ];
  return (
    <li>
      <span class="mark accent">
        <KeyRound />
      </span>
      <div>
        <p class="line-title">{name}</p>
        <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div class="line-acts">
        <button type="button" aria-label={words().renameOf(name)} onClick={onRename}>
          {words().rename}
        </button>
        {onDelete && (
          <button type="button" aria-label={words().deleteOf(name)} onClick={onDelete}>
            {words().delete}
          </button>
        )}
      </div>
    </li>
  );
}
