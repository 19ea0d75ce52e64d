import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { bodyOf, emptyForm, type Form } from './form.ts';
import { OfficeForm } from './office-form.tsx';
import { words } from './words.ts';

export function NewOfficeScreen() {
  const { route } = useLocation();
  const save = async (form: Form) => {
    await cabinet.operator.offices.create({ body: bodyOf(form) });
    showToast({ text: words().added });
    route(paths.offices());
  };
  return (
    <Screen title={words().add}>
      <BackLink href={paths.offices()} text={words().back} />
      <Card label={words().add}>
        <OfficeForm initial={emptyForm} onSave={save} />
      </Card>
    </Screen>
  );
}
