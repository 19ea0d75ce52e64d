import type { Me } from '@element-cabinet/sdk';
import { leave } from '../account-menu.tsx';
import { words } from './words.ts';

/** Who is signed in, and the way out. */
export function StepFoot({ me }: { me: Me }) {
  return (
    <>
      <span class="muted email">{me.email}</span>
      <button type="button" class="link" onClick={leave}>
        {words().signOut}
      </button>
    </>
  );
}
