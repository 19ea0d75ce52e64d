import type { Me } from '@element-cabinet/sdk';
import { leave } from '@element-cabinet/ui/account-menu';
import { useScreen } from '@element-cabinet/ui/use-screen';
import { Layers } from 'lucide-preact';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** For whoever signed in but has no place here: a client, or an operator without a role. */
export function NotStaff({ person }: { person: Me }) {
  const client = person.kind !== 'operator';
  const title = client ? words().notStaff : words().noRole;
  const heading = useScreen(title, shared().product);
  return (
    <div class="door">
      <main class="card">
        <span class="brand-mark">
          <Layers />
        </span>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p class="muted">{client ? words().notStaffText : words().noRoleText}</p>
        <p class="door-person">{words().signedInAs(person.name, person.email ?? '')}</p>
        <div class="door-ways">
          {client && (
            <a class="button primary" href="/">
              {words().toCabinet}
            </a>
          )}
          <button type="button" onClick={leave}>
            {words().another}
          </button>
        </div>
      </main>
    </div>
  );
}
