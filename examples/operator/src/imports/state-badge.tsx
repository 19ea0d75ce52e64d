import type { ImportState } from '@element-cabinet/sdk';
import { CircleCheck, Eye } from 'lucide-preact';
import { words } from './words.ts';

export function ImportBadge({ state }: { state: ImportState }) {
  return (
    <span class={`badge ${state === 'confirmed' ? 'ok' : 'warn'}`}>
      {state === 'confirmed' ? <CircleCheck /> : <Eye />}
      {words()[state]}
    </span>
  );
}
