import { describeError } from './errors.ts';

/** Why what was asked for was not done: the server's words. Nothing where nothing failed. */
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
