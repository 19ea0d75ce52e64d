import {
  ApiError,
  type ProblemError,
  type SchedulePreview,
  type SchedulePreviewRequest,
} from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { fieldsOf, type Method, messageOf, type Typed, termsOf, wrongOf } from './form.ts';
import { words } from './words.ts';

/** What an empty field of a list means. */
const defaults: Typed = {
  ...{ periodMonths: '1', timing: 'arrears', spread: 'by_year', vatChange: 'gross_fixed' },
  ...{ weights: '1,1,1,1,1,1,1,1,1,1,1,1', dueDateRule: 'next' },
};

export interface Wizard {
  typed: Typed;
  type: (name: string, value: string) => void;
  errorOf: (name: string) => string | undefined;
  /** Asks the server; `more` is what the preview is of besides the terms. */
  compute: (more?: Partial<SchedulePreviewRequest>) => Promise<void>;
  /** Computes what was typed since? Then it is stale. */
  preview: SchedulePreview | undefined;
  stale: boolean;
  busy: boolean;
  /** What no field shows. */
  failure: unknown;
  /** Looks at these fields; false where one is wrong. */
  check: (names: readonly string[]) => boolean;
  save: (write: () => Promise<void>) => Promise<void>;
}

/** The state of the schedule wizard: what is typed, what is wrong with it, and what it was computed to. */
export function useWizard(method: Method, initial: Typed): Wizard {
  const [typed, setTyped] = useState<Typed>({ ...defaults, ...initial });
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<readonly ProblemError[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [computed, setComputed] = useState<{ of: string; preview: SchedulePreview }>();

  const asked = JSON.stringify([termsOf(method, typed), typed.dueDateRule, typed.effectiveOn]);
  const wrongWords = (name: string) => {
    const wrong = wrongOf(name, typed[name] ?? '');
    if (name === 'advanceDueOn' && typed.advance?.trim() && !typed.advanceDueOn) return words().errorRequired;
    const { errorCount, errorMoney, errorPercent, errorRequired } = words();
    return (
      wrong && { required: errorRequired, money: errorMoney, percent: errorPercent, count: errorCount }[wrong]
    );
  };
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    setErrors([]);
    try {
      await work();
    } catch (error) {
      const told = (error instanceof ApiError && error.problem?.errors) || [];
      setErrors(told);
      if (told.length === 0) setFailure(error);
    }
    setBusy(false);
  };
  const check = (names: readonly string[]) => {
    setChecked(names);
    return !names.some((name) => wrongWords(name));
  };
  return {
    ...{ typed, busy, failure, check },
    type(name, value) {
      setTyped((before) => ({ ...before, [name]: value }));
      setErrors((before) => before.filter((error) => messageOf([error], name) === undefined));
    },
    errorOf: (name) =>
      (checked.includes(name) ? wrongWords(name) : null) ?? messageOf(errors, name) ?? undefined,
    compute: (more = {}) =>
      run(async () => {
        if (!check(fieldsOf[method])) return;
        const terms = termsOf(method, typed);
        const preview = await cabinet.operator.contracts.previewOperatorSchedule({
          body: { terms, ...more },
        });
        setComputed({ of: asked, preview });
      }),
    preview: computed?.preview,
    stale: computed !== undefined && computed.of !== asked,
    save: (write) => run(write),
  };
}
