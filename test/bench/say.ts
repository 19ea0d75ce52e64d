/** Prints a line of the report. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

export const seconds = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
