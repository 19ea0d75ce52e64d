import { expect, it } from 'vitest';
import type { StatementWarning } from './statement-types.ts';
import { FileWarnings, NearbyWarnings } from './warnings.ts';

const junk = (line: number): StatementWarning => ({ line, code: 'line_not_understood' });

it('keep a place for those of the whole file, however many lines came before', () => {
  const warnings = new FileWarnings();
  for (let line = 1; line <= 100_000; line++) warnings.add(junk(line));
  warnings.add({ line: 100_001, code: 'end_missing' });
  for (let turn = 0; turn < 1000; turn++) warnings.add({ line: 100_001, code: 'balance_mismatch' });
  expect(warnings.kept.filter(({ code }) => code === 'line_not_understood')).toHaveLength(500);
  expect(warnings.kept.filter(({ code }) => code === 'balance_mismatch')).toHaveLength(500);
  expect(warnings.kept).toContainEqual({ line: 100_001, code: 'end_missing' });
});

it('keep what stands next to documents while no document comes', () => {
  const warnings = new NearbyWarnings();
  for (let line = 1; line <= 100_000; line++) warnings.add(junk(line));
  const own: StatementWarning = { line: 100_001, code: 'amount_invalid' };
  warnings.add(own);
  warnings.documentRead();
  warnings.add(junk(100_002));
  const told = warnings.take();
  expect(told).toHaveLength(41);
  expect(told).toEqual(expect.arrayContaining([junk(1), own, junk(100_002)]));
  expect(warnings.take()).toEqual([]);
});
