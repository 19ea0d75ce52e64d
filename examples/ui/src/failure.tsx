import { describeError } from './errors.ts';
import { wasCancelled } from './passkeys.ts';

/** Why what was asked for was not done: the server's words. Nothing where nothing failed, or where the person thought better of it. */
export function Failure({ failure }: { failure: unknown }) {
  if (failure === undefined || wasCancelled(failure)) return null;
  const { title, detail } = describeError(failure);
  return (
    <div class="notice" role="alert">
      <b>{title}</b>
      {detail}
    </div>
  );
}
