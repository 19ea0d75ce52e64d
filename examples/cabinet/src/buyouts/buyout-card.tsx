import type { Contract } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { paths } from '../paths.ts';
import { words } from './words.ts';

/** On the page of an active contract: the way to its early buyout. */
export function BuyoutCard({ contract: { companyId, id, status } }: { contract: Contract }) {
  if (status !== 'active') return null;
  return (
    <Card title={words().title}>
      <p class="muted lead">{words().cardText}</p>
      <p class="note">
        <a class="button" href={paths.buyout(companyId, id)}>
          {words().calculate}
        </a>
      </p>
    </Card>
  );
}
