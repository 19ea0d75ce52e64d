import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureOpens, median } from './support/measure-popup.ts';
import { northernWay } from './support/scenario.ts';
import { type Stage, signedInStage } from './support/sign-in.ts';

const goalMs = 75;
/** A busy machine is slow with everything: then the popup may cost so many pages with one word. */
const blankPages = 3;

describe('the first paint', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await signedInStage([northernWay]);
    await stage.popup.close();
  });
  afterAll(() => stage.close());

  it('shows the sum from the cache within 75 ms, though no server answers', async () => {
    stage.server.down = true;
    await measureOpens(stage.extension, 3);
    const { popup, blank } = await measureOpens(stage.extension, 20);
    const [warm, floor] = [median(popup), median(blank)];
    process.stderr.write(
      `popup to the painted sum, warm: median ${warm} ms, best ${Math.min(...popup)} ms; a blank page: ${floor} ms\n`,
    );
    expect(warm).toBeLessThanOrEqual(Math.max(goalMs, blankPages * floor));
  });

  it('shows it in a browser that has just started', async () => {
    stage.extension = await stage.extension.restart();
    const { popup, blank } = await measureOpens(stage.extension, 1);
    process.stderr.write(
      `popup to the painted sum, cold: ${popup[0]} ms; a blank page after it: ${blank[0]} ms\n`,
    );
    expect(popup[0]).toBeGreaterThan(0);
  });
});
