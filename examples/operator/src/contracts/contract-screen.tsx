import { ContractSkeleton, ContractView } from '@element-cabinet/ui/contract-view';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ArrowLeft, Building, Percent } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { ContractActs } from '../schedules/contract-acts.tsx';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export function ContractScreen() {
  const { contractId = '' } = useRoute().params;
  const contract = useResource(paths.contract(contractId), () =>
    cabinet.operator.contracts.get({ contractId }),
  );
  const title = contract.data ? `${shared().contract} ${contract.data.number}` : shared().contract;
  return (
    <Screen title={title}>
      <p class="ways screen-only">
        <a class="back" href={paths.contracts()}>
          <ArrowLeft />
          {words().back}
        </a>
        {contract.data && (
          <a class="back" href={paths.company(contract.data.companyId)}>
            <Building />
            {words().lessee}
          </a>
        )}
        <a class="back" href={paths.penalties(contractId)}>
          <Percent />
          {words().penalties}
        </a>
      </p>
      <ResourceView resource={contract} skeleton={<ContractSkeleton />}>
        {(data) => (
          <>
            <ContractActs contract={data} onDone={contract.refresh} />
            <ContractView contract={data} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}
