import { BackLink } from '@element-cabinet/ui/back-link';
import { ContractSkeleton, ContractView } from '@element-cabinet/ui/contract-view';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { BuyoutCard } from '../buyouts/buyout-card.tsx';
import { paths } from '../paths.ts';
import { ContractChart, Versions } from '../schedules/schedule-cards.tsx';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export function ContractScreen() {
  const { companyId = '', contractId = '' } = useRoute().params;
  const contract = useResource(`contract:${contractId}`, () =>
    cabinet.contracts.get({ companyId, contractId }),
  );
  const title = contract.data ? `${shared().contract} ${contract.data.number}` : shared().contract;
  return (
    <Screen title={title}>
      <BackLink href={paths.contracts(companyId)} text={words().back} />
      <ResourceView resource={contract} skeleton={<ContractSkeleton />}>
        {(data) => (
          <ContractView contract={data} paymentHref={(id) => paths.payment(companyId, id)}>
            <ContractChart contract={data} />
            <div class="contract-top screen-only">
              <Versions contract={data} />
              <BuyoutCard contract={data} />
            </div>
          </ContractView>
        )}
      </ResourceView>
    </Screen>
  );
}
