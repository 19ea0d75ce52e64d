import type { ContractDetail } from '@element-cabinet/sdk';
import { dueDateRules, say } from '@element-cabinet/sdk/format';
import { Mail, Phone } from 'lucide-preact';
import { Card } from './card.tsx';
import { words } from './contract-words.ts';
import { Day } from './due-date.tsx';
import { Fact } from './fact.tsx';
import { locale } from './i18n.ts';
import { Money } from './money.tsx';

/** The contract's facts and the person at the lessor; what is unknown is not listed. */
export function Particulars({ contract }: { contract: ContractDetail }) {
  const {
    asOf,
    asset,
    buyoutPrice,
    dueDateRule,
    endsOn,
    manager,
    penaltyDailyRatePercent,
    signedOn,
    startsOn,
  } = contract;
  const model = [asset.make, asset.model].filter(Boolean).join(' ');
  const rate = locale.value === 'ru' ? penaltyDailyRatePercent.replace('.', ',') : penaltyDailyRatePercent;
  return (
    <Card title={words().particulars}>
      <dl class="facts">
        {model && <Fact name={words().model}>{model}</Fact>}
        {asset.vin && <Fact name={words().vin}>{asset.vin}</Fact>}
        {asset.serialNumber && <Fact name={words().serialNumber}>{asset.serialNumber}</Fact>}
        <Fact name={words().signed}>
          <Day on={signedOn} today={asOf} />
        </Fact>
        {startsOn && endsOn && (
          <Fact name={words().period}>
            <Day on={startsOn} today={asOf} /> — <Day on={endsOn} today={asOf} />
          </Fact>
        )}
        {buyoutPrice && (
          <Fact name={words().buyoutPrice}>
            <Money value={buyoutPrice} />
          </Fact>
        )}
        <Fact name={words().penaltyRate}>{words().penaltyRateADay(rate)}</Fact>
        <Fact name={words().dueDateRule}>{say(dueDateRules, dueDateRule, locale.value)}</Fact>
        {manager && (
          <Fact name={words().manager}>
            {manager.name}
            <span class="contacts">
              {manager.phone && (
                <a href={`tel:${manager.phone.replace(/[^+\d]/g, '')}`}>
                  <Phone />
                  {manager.phone}
                </a>
              )}
              {manager.email && (
                <a href={`mailto:${manager.email}`}>
                  <Mail />
                  {manager.email}
                </a>
              )}
            </span>
          </Fact>
        )}
      </dl>
    </Card>
  );
}
