import { describeError } from '@element-cabinet/ui/errors';

/** Why it was not done: the server's words. */
export function Failure({ failure }: { failure: unknown }) {
  if (failure === undefined) return null;
  const { title, detail } = describeError(failure);
  return (
    <div class="notice" role="alert">
      <b>{title}</b>
      {detail}
    </div>
  );
}
