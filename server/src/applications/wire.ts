import type { components } from '../http/schema.gen.ts';
import { fromWire, toWire } from '../platform/money.ts';
import type { ReadableApplication } from './store.ts';
import type { ReceivedApplication, Submission } from './submit-application.ts';

type Schemas = components['schemas'];

export const toSubmission = ({ amount, ...rest }: Schemas['ApplicationSubmission']): Submission => ({
  ...rest,
  amountKopecks: fromWire(amount),
});

export const toReceivedWire = ({
  submittedAt,
  ...rest
}: ReceivedApplication): Schemas['ApplicationReceived'] => ({
  ...rest,
  submittedAt: submittedAt.toISOString(),
});

export function toStatusWire(application: ReadableApplication): Schemas['ApplicationStatus'] {
  const { amountKopecks, answerBy, asset, number, rejectionReason, state } = application;
  const { contractedAt, createdAt, decidedAt, reviewedAt } = application;
  const steps = [
    ['submitted', createdAt],
    ['in_review', reviewedAt],
    [state === 'rejected' ? 'rejected' : 'approved', decidedAt],
    ['contracted', contractedAt],
  ] as const;
  return {
    ...{ number, state, asset, rejectionReason },
    amount: toWire(amountKopecks),
    answerBy: decidedAt ? null : answerBy,
    history: steps.flatMap(([step, at]) => (at ? [{ state: step, at: at.toISOString() }] : [])),
  };
}
