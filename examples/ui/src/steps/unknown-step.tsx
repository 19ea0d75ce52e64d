import { Door } from '../door.tsx';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-gate.tsx';
import { words } from './words.ts';

/** The server wants something that this page, loaded before, has no screen for. */
export function UnknownStep({ me, product }: StepProps) {
  return (
    <Door title={words().unknown} product={product} lead={words().unknownText} foot={<StepFoot me={me} />}>
      <div class="actions">
        <button type="button" class="primary" onClick={() => location.reload()}>
          {words().reload}
        </button>
      </div>
    </Door>
  );
}
