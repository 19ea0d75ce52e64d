import { CircleAlert, TriangleAlert } from 'lucide-preact';
import { words } from './words.ts';

export interface Remark {
  message: string;
  /** Where in the file, in words. */
  place?: string | undefined;
  /** An error keeps its row out, a warning does not. */
  severity: 'error' | 'warning';
}

const shown = 5;

/** What is wrong in a file and where; a long list is folded. */
export function Remarks({ remarks }: { remarks: Remark[] }) {
  if (remarks.length === 0) return null;
  const rest = remarks.slice(shown);
  return (
    <>
      <Lines remarks={remarks.slice(0, shown)} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{words().more(rest.length)}</summary>
          <Lines remarks={rest} />
        </details>
      )}
    </>
  );
}

function Lines({ remarks }: { remarks: Remark[] }) {
  return (
    <ul class="remarks">
      {remarks.map(({ message, place, severity }, index) => (
        <li key={index}>
          {severity === 'error' ? <CircleAlert /> : <TriangleAlert />}
          <span>
            <span class="hidden-visually">{severity === 'error' ? words().error : words().warning}: </span>
            {message}
            {place && <span class="muted"> — {place}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
