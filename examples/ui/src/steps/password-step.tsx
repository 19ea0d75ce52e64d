import { Door } from '../door.tsx';
import { NewPasswordForm } from '../new-password-form.tsx';
import { cabinet } from '../session.ts';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-gate.tsx';
import { words } from './words.ts';

/** A password of one's own in place of the temporary one. */
export function PasswordStep({ me, product, onDone }: StepProps) {
  const save = async (newPassword: string) => {
    await cabinet.account.changePassword({ body: { newPassword } });
    onDone();
  };
  return (
    <Door title={words().password} product={product} lead={words().passwordLead} foot={<StepFoot me={me} />}>
      <NewPasswordForm label={words().save} login={me.email} about={[me.name, me.email]} onSave={save} />
    </Door>
  );
}
