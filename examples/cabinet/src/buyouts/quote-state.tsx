import type { BuyoutQuote } from '@element-cabinet/sdk';
import { buyoutQuoteStates, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Check, CircleSlash, Clock } from 'lucide-preact';

const looks = {
  open: { tone: 'warn', Icon: Clock },
  accepted: { tone: 'ok', Icon: Check },
  expired: { tone: 'plain', Icon: CircleSlash },
} as const;

export function QuoteState({ state }: { state: BuyoutQuote['state'] }) {
  const { tone, Icon } = looks[state];
  return (
    <span class={`badge ${tone}`}>
      <Icon />
      {say(buyoutQuoteStates, state, locale.value)}
    </span>
  );
}
