import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';

/** All contracts of the company, for a filter to choose from. */
export function useContractNames(companyId: string): { id: string; label: string }[] {
  const { data = [] } = useResource(`contract-names:${companyId}`, async () => {
    const names: { id: string; label: string }[] = [];
    for await (const { asset, id, number } of cabinet.contracts.list({ companyId, limit: 200 }))
      names.push({ id, label: `${number} · ${asset.name}` });
    return names;
  });
  return data;
}
