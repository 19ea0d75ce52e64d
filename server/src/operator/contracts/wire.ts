import { vatByRate } from '../../contracts/computed-schedule.ts';
import { toDifferenceWire, toTerms, toTotalsWire } from '../../contracts/schedule-wire.ts';
import type { components } from '../../http/schema.gen.ts';
import { civilDate } from '../../platform/civil-date.ts';
import { fromWire, type Kopecks, sum, toWire } from '../../platform/money.ts';
import type { Amendment } from './amend-operator-contract.ts';
import type { AskedSchedule } from './asked-schedule.ts';
import type { ContractAsked } from './create-operator-contract.ts';
import type { SchedulePreview } from './preview-operator-schedule.ts';

type Schemas = components['schemas'];

const dateOf = (text: string | undefined) => (text === undefined ? null : civilDate(text));

/** The contract says that one of the two is there. */
export function toAskedSchedule(
  body: Pick<Schemas['SchedulePreviewRequest'], 'terms' | 'lines'>,
): AskedSchedule {
  const { lines = [], terms } = body;
  if (terms) {
    const annualRatePercent = 'annualRatePercent' in terms ? terms.annualRatePercent : null;
    return { terms: toTerms(terms), told: terms, annualRatePercent };
  }
  return {
    lines: lines.map(({ dueOn, kind, total, vatRatePercent }) => ({
      ...{ kind, dueOn: civilDate(dueOn), totalKopecks: fromWire(total) },
      vatRatePercent: vatRatePercent ?? null,
    })),
  };
}

export const toPreviewAsked = (body: Schemas['SchedulePreviewRequest']) => ({
  schedule: toAskedSchedule(body),
  dueDateRule: body.dueDateRule ?? null,
  contractId: body.contractId ?? null,
  effectiveOn: dateOf(body.effectiveOn),
});

export const toAmendment = (body: Schemas['ContractAmendment']): Amendment => ({
  basedOnVersion: body.basedOnVersion,
  reason: body.reason,
  effectiveOn: civilDate(body.effectiveOn),
  byRequest: body.byRequest ?? false,
  endsOn: dateOf(body.endsOn),
  schedule: toAskedSchedule(body),
});

export function toContractAsked(body: Schemas['ContractCreation']): ContractAsked {
  const { asset, manager } = body;
  return {
    companyId: body.companyId,
    externalId: body.externalId ?? null,
    number: body.number,
    status: body.draft ? 'draft' : 'active',
    signedOn: civilDate(body.signedOn),
    startsOn: dateOf(body.startsOn),
    endsOn: dateOf(body.endsOn),
    asset: {
      name: asset.name,
      make: asset.make ?? null,
      model: asset.model ?? null,
      vin: asset.vin ?? null,
      serialNumber: asset.serialNumber ?? null,
    },
    manager: manager
      ? { name: manager.name, phone: manager.phone ?? null, email: manager.email ?? null }
      : null,
    dueDateRule: body.dueDateRule ?? 'next',
    penaltyDailyRatePercent: body.penaltyDailyRatePercent ?? '0.1',
    reminderDays: body.reminderDays ?? 3,
    annualRatePercent: body.annualRatePercent ?? null,
    buyoutFeeKopecks: body.buyoutFee ? fromWire(body.buyoutFee) : 0n,
    buyoutTable:
      body.buyoutTable
        ?.map(({ amount, on }) => ({ on: civilDate(on), kopecks: fromWire(amount) }))
        .toSorted((a, b) => (a.on < b.on ? -1 : 1)) ?? null,
    schedule: toAskedSchedule(body),
    application:
      body.applicationId === undefined
        ? null
        : { id: body.applicationId, credentials: body.credentials ?? 'mail' },
  };
}

const optional = (kopecks: Kopecks | null) => (kopecks === null ? null : toWire(kopecks));

export function toPreviewWire({ amended, lines }: SchedulePreview): Schemas['SchedulePreview'] {
  const interest = lines.map(({ interestKopecks }) => interestKopecks);
  return {
    lines: lines.map((line) => ({
      kind: line.kind,
      number: line.number,
      count: line.count,
      nominalDueOn: line.nominalDueOn,
      dueOn: line.dueOn,
      dueProvisional: line.dueProvisional,
      gross: toWire(line.grossKopecks),
      advanceSetOff: toWire(line.setOffKopecks),
      grossVat: toWire(line.grossVatKopecks),
      grossNet: toWire(line.grossNetKopecks),
      total: toWire(line.totalKopecks),
      vatRatePercent: line.vatRatePercent,
      vat: toWire(line.vatKopecks),
      net: toWire(line.netKopecks),
      principal: optional(line.principalKopecks),
      interest: optional(line.interestKopecks),
    })),
    totals: toTotalsWire(lines),
    interest: interest.includes(null) ? null : toWire(sum(interest.filter((part) => part !== null))),
    vatByRate: vatByRate(lines).map(({ grossKopecks, netKopecks, vatKopecks, vatRatePercent }) => ({
      vatRatePercent,
      gross: toWire(grossKopecks),
      vat: toWire(vatKopecks),
      net: toWire(netKopecks),
    })),
    difference: amended && toDifferenceWire(amended.diff, amended.before, amended.after),
  };
}
