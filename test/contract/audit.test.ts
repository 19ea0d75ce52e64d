import { describe, expect, it } from 'vitest';
import { resolve, type Schema } from '../../openapi/document.ts';
import { contract, isOperators, isSecured, type Op, operations } from '../support/contract.ts';

/** Files of nobody, challenges, and what is asked by a write's method but only computes. */
const nothingToTell = [
  'downloadLoginChangeForm',
  'downloadPortfolioTemplate',
  'matchReconciliation',
  'previewCalendarYear',
  'previewOperatorSchedule',
  'previewScheduleChange',
  'startPasskeyRegistration',
  'startPasskeySignIn',
  'startPasskeyVerification',
];
/** What is about a person; a manager of the lessor and an office show theirs to everybody. */
const personal =
  /^(?:email|phone|fullName|contactName|login|recipient|representative)$|(?:Email|Phone|Login)$/;
const shownToAll = ['manager', 'office'];
/** Of what everybody may read. */
const ofNobody = ['getOffice'];

const successOf = ({ operation }: Op) =>
  Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};

/** The names of all fields that an answer may have. */
function fieldsOf(schema: Schema, seen = new Set<Schema>()): string[] {
  const found = resolve<Schema>(contract, schema);
  if (seen.has(found)) return [];
  seen.add(found);
  const parts = [
    ...(found.allOf ?? []),
    ...(found.anyOf ?? []),
    ...(found.oneOf ?? []),
    ...(found.items ? [found.items] : []),
  ];
  const named = Object.entries(found.properties ?? {}).filter(([name]) => !shownToAll.includes(name));
  return [
    ...named.map(([name]) => name),
    ...[...named.map(([, property]) => property), ...parts].flatMap((part) => fieldsOf(part, seen)),
  ];
}

const reads = operations.filter(({ method }) => method === 'get');
const audit = ({ operation }: Op) => operation['x-audit'];
const ids = (some: readonly Op[]) => some.map(({ id }) => id);

describe('the audit is told', () => {
  it('of every write but those that change nothing', () => {
    const silent = operations.filter((op) => audit(op) === 'none');
    expect(ids(silent).sort(), 'add to the list here what has nothing to tell').toEqual(nothingToTell);
  });

  it('of every file that somebody who is signed in downloads', () => {
    const files = reads.filter((op) => {
      const types = Object.keys(successOf(op));
      return isSecured(op) && types.some((type) => !/json|text\//.test(type));
    });
    expect(files.length).toBeGreaterThan(3);
    const silent = files.filter((op) => audit(op) !== 'download' && !nothingToTell.includes(op.id));
    expect(ids(silent), 'declare x-audit: download').toEqual([]);
  });

  it('of every read by which the staff see something about a person', () => {
    const seeing = reads.filter(
      (op) =>
        isOperators(op) &&
        !ofNobody.includes(op.id) &&
        Object.values(successOf(op)).some(({ schema }) =>
          fieldsOf(schema).some((name) => personal.test(name)),
        ),
    );
    expect(seeing.length).toBeGreaterThan(1);
    const silent = seeing.filter((op) => !['personal_data', 'download'].includes(audit(op) ?? ''));
    expect(ids(silent), 'declare x-audit: personal_data').toEqual([]);
  });
});
