import { ConnectionError } from '@element-cabinet/sdk';
import { expect, it } from 'vitest';
import { describeError, describeLoadError } from './errors.ts';

it('an act that failed is told otherwise than what could not be loaded', () => {
  const lost = new ConnectionError('lost');
  expect(describeLoadError(lost).detail).toMatch(/данные появятся/);
  expect(describeError(lost).detail).toMatch(/повторите, когда связь вернётся/);
  const strange = new Error('strange');
  expect(describeLoadError(strange).title).toBe('Не получилось загрузить');
  expect(describeError(strange).title).toBe('Не получилось');
});
