import type { StatementWarning } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { type Remark, Remarks } from '../imports/remarks.tsx';
import { words as shared } from '../imports/words.ts';
import { words } from './words.ts';

/** What is wrong with the file; remarks on one document stand at it too. */
export function Warnings({ warnings }: { warnings: StatementWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Card title={shared().warnings}>
      <Remarks remarks={remarksOf(warnings)} />
    </Card>
  );
}

export const remarksOf = (warnings: StatementWarning[]): Remark[] =>
  warnings.map(({ line, message }) => ({
    message,
    severity: 'warning',
    place: line === null ? undefined : words().fromLine(line),
  }));
