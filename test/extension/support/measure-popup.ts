import type { Page } from 'playwright-core';
import type { Extension } from './extension.ts';

/** Milliseconds from the start of the popup's navigation to the frame that shows the sum. */
export async function timeToSum(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('The sum was not painted')), 10_000);
        new PerformanceObserver((list) => {
          const painted = list
            .getEntries()
            .find((entry) => 'identifier' in entry && entry.identifier === 'sum');
          if (painted) resolve(painted.startTime);
        }).observe({ type: 'element', buffered: true });
      }),
  );
}

export interface Opens {
  /** To the sum in the popup. */
  popup: number[];
  /** To one word in a page without scripts and styles: what this machine needs for any page, now. */
  blank: number[];
}

/** Opens the popup and a blank page in turns, so that both meet the same load. */
export async function measureOpens(extension: Extension, times: number): Promise<Opens> {
  const opens: Opens = { popup: [], blank: [] };
  for (let run = 0; run < times; run += 1) {
    for (const name of ['popup', 'blank'] as const) {
      const page = await extension.open(name);
      opens[name].push(await timeToSum(page));
      await page.close();
    }
  }
  return opens;
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
