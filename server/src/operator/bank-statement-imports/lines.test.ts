import { expect, it } from 'vitest';
import { LINE_LIMIT, LineSplitter } from './lines.ts';

it('cuts at every line end, wherever the pieces are cut', () => {
  const splitter = new LineSplitter();
  const lines = ['a\r', '\nb\n', '\r', '\r\nc', '\rd'].flatMap((piece) => splitter.push(piece));
  expect([...lines, ...splitter.finish()]).toEqual(['a', 'b', '', '', 'c', 'd']);
});

it('keeps no more of a line without an end than its limit', () => {
  const splitter = new LineSplitter();
  for (let turn = 0; turn < 100; turn++) expect(splitter.push('x'.repeat(LINE_LIMIT))).toEqual([]);
  expect(splitter.finish()[0]).toHaveLength(LINE_LIMIT + 1);
});
