import type { ImportState } from '@element-cabinet/sdk';
import { importStates, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleCheck, Eye } from 'lucide-preact';

export function ImportBadge({ state }: { state: ImportState }) {
  return (
    <span class={`badge ${state === 'confirmed' ? 'ok' : 'warn'}`}>
      {state === 'confirmed' ? <CircleCheck /> : <Eye />}
      {say(importStates, state, locale.value)}
    </span>
  );
}
