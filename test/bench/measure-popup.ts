import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { built } from '../extension/support/extension.ts';
import { measureOpens, timeToSum } from '../extension/support/measure-popup.ts';
import { northernWay } from '../extension/support/scenario.ts';
import { signedInStage } from '../extension/support/sign-in.ts';
import { median, say } from './say.ts';

const opens = 15;

/** The popup: what its scripts weigh, and how long from its opening to the painted sum. */
export async function measurePopup(): Promise<void> {
  say(`popup scripts: ${(popupScriptBytes() / 1000).toFixed(1)} kB gzip`);
  const stage = await signedInStage([northernWay]);
  try {
    const warm = await measureOpens(stage.extension, opens);
    stage.extension = await stage.extension.restart();
    const cold = await timeToSum(await stage.extension.open('popup'));
    say(
      `popup to the painted sum: ${median(warm.popup).toFixed(0)} ms warm (median of ${opens}), ${cold.toFixed(0)} ms cold; a blank page: ${median(warm.blank).toFixed(0)} ms, ratio ${(median(warm.popup) / median(warm.blank)).toFixed(2)}`,
    );
  } finally {
    await stage.close();
  }
}

/** The scripts that the popup's page loads, and theirs. */
function popupScriptBytes(): number {
  const chunks = new Map(
    readdirSync(join(built, 'chunks')).map((name) => [name, readFileSync(join(built, 'chunks', name))]),
  );
  const wanted = [...readFileSync(join(built, 'popup.html'), 'utf8').matchAll(/chunks\/([\w.-]+\.js)/g)].map(
    ([, name = '']) => name,
  );
  const seen = new Set<string>();
  let bytes = 0;
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const script = chunks.get(name);
    if (seen.has(name) || script === undefined) continue;
    seen.add(name);
    bytes += gzipSync(script).length;
    for (const [, next = ''] of script.toString().matchAll(/from\s*["']\.\/([\w.-]+\.js)["']/g))
      wanted.push(next);
  }
  return bytes;
}
