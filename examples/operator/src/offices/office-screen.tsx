import { type Fresh, type Office, PreconditionError } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { describeError } from '@element-cabinet/ui/errors';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { bodyOf, type Form, formOf } from './form.ts';
import { OfficeForm } from './office-form.tsx';
import { words } from './words.ts';

/** An office with its version, for a change that must not undo another's. */
async function load(officeId: string): Promise<Fresh<Office>> {
  const fresh = await cabinet.operator.offices.get({ officeId }, { etag: null });
  if (!fresh) throw new Error('without an etag there is always an answer');
  return fresh;
}

export function OfficeScreen() {
  const officeId = useRoute().params.officeId ?? '';
  const office = useResource(paths.office(officeId), () => load(officeId));
  return (
    <Screen title={words().edit}>
      <BackLink href={paths.offices()} text={words().back} />
      <Card label={words().edit}>
        <ResourceView resource={office} skeleton={<SkeletonRows rows={6} columns={1} />}>
          {(found) => <Editing key={officeId} found={found} onReload={() => load(officeId)} />}
        </ResourceView>
      </Card>
    </Screen>
  );
}

function Editing({ found, onReload }: { found: Fresh<Office>; onReload: () => Promise<Fresh<Office>> }) {
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  // What was seen when the form was opened, however often the page refreshes behind it.
  const seen = useRef(found);
  const { data: office } = seen.current;
  const path = { officeId: office.id };

  const save = async (form: Form) => {
    try {
      const ifMatch = seen.current.etag ?? undefined;
      await cabinet.operator.offices.update({ ...path, body: bodyOf(form) }, { ifMatch });
    } catch (error) {
      if (error instanceof PreconditionError) seen.current = await onReload();
      throw error;
    }
    showToast({ text: words().saved });
    route(paths.offices());
  };
  const remove = async () => {
    setAsking(false);
    try {
      await cabinet.operator.offices.delete(path);
      showToast({ text: words().removed });
      route(paths.offices());
    } catch (error) {
      showToast({ text: describeError(error).title });
    }
  };
  return (
    <>
      <OfficeForm initial={formOf(office)} onSave={save}>
        <button type="button" onClick={() => setAsking(true)}>
          {words().remove}
        </button>
      </OfficeForm>
      {asking && (
        <ConfirmDialog
          title={words().removeTitle(office.name)}
          text={words().removeText}
          action={words().remove}
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
