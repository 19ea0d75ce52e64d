import { ClipboardList, FileText, KeyRound, Mail, MapPin } from 'lucide-preact';
import { words as applying } from './applications/words.ts';
import { words as forgetting } from './passwords/words.ts';
import { paths } from './paths.ts';
import { useSandbox } from './sandbox.ts';
import { words } from './words.ts';

/** Where one may go without an account. */
export function SignInFoot() {
  const { data: sandbox } = useSandbox();
  return (
    <>
      <a class="door-way" href={paths.forgot()}>
        <KeyRound />
        {forgetting().forgot}
      </a>
      <a class="door-way" href={paths.apply()}>
        <ClipboardList />
        {applying().apply}
      </a>
      <a class="door-way" href={paths.offices()}>
        <MapPin />
        {words().offices}
      </a>
      <a class="door-way" href={paths.terms()}>
        <FileText />
        {words().terms}
      </a>
      {sandbox && (
        <a class="door-way" href={paths.mailbox()}>
          <Mail />
          {words().mailbox}
        </a>
      )}
    </>
  );
}
