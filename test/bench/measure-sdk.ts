import { createServer } from 'node:http';
import { Cabinet } from '@element-cabinet/sdk';
import { readDocument } from '../support/document.ts';
import { median, say } from './say.ts';

const companyId = '0192f3c4-0001-7000-8000-000000000001';
const [rounds, millisecondsEach, atOnce] = [7, 1500, 16];

/** Calls by the SDK and by bare `fetch` with `json()`, in turns, against a server that answers at once. */
export async function measureSdk(): Promise<void> {
  const examples = readDocument().components.schemas.DebtSummary?.examples ?? [];
  const body = JSON.stringify(examples[0]);
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const cabinet = new Cabinet({ baseUrl, key: 'bench' });
  const bySdk = () => cabinet.payments.getDebtSummary({ companyId });
  const byFetch = async () => {
    const path = `/v1/companies/${companyId}/debt-summary`;
    return (
      await fetch(`${baseUrl}${path}`, { headers: { 'Api-Key': 'bench', Accept: 'application/json' } })
    ).json();
  };
  try {
    await perSecond(bySdk);
    await perSecond(byFetch);
    const [sdk, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      sdk.push(await perSecond(bySdk));
      bare.push(await perSecond(byFetch));
    }
    const ratios = sdk.map((calls, round) => calls / (bare[round] ?? Number.NaN));
    say(
      `SDK calls: ${median(sdk).toFixed(0)}/s, bare fetch: ${median(bare).toFixed(0)}/s, ratio ${median(ratios).toFixed(2)} (medians of ${rounds} rounds)`,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function perSecond(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - started < millisecondsEach) {
      await call();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (done / (performance.now() - started)) * 1000;
}
