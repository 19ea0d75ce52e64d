import type { Company } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { words } from './words.ts';

/** The company's requisites; what is unknown is not listed. */
export function Requisites({ company }: { company: Company }) {
  const { address, inn, kpp, name, ogrn, region } = company;
  const facts = [
    [words().inn, inn],
    [words().kpp, kpp],
    [words().ogrn, ogrn],
    [words().region, region],
    [words().address, address],
  ];
  return (
    <Card title={name}>
      <dl class="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p class="muted">{words().phoneOrder}</p>
    </Card>
  );
}
