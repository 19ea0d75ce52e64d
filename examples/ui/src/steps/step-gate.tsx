import type { Me } from '@element-cabinet/sdk';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { stepsAsked, useMe } from '../session.ts';
import { refreshFailed } from '../use-resource.ts';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { TermsStep } from './terms-step.tsx';
import { UnknownStep } from './unknown-step.tsx';

export interface StepProps {
  me: Me;
  product: string;
  /** The step is done: what is next, the server says. */
  onDone: () => void;
  /** The step is done but its screen has something to tell yet; it stays until `onDone`. */
  onHold: () => void;
}

type Step = Me['steps'][number];

/** The screen of each step; a step that this page does not know asks for a newer page. */
const screens: Partial<Record<Step, ComponentType<StepProps>>> = {
  password: PasswordStep,
  second_factor: SecondFactorStep,
  terms: TermsStep,
};

/**
 * What a person must do before all else, one screen at a time; then what is inside, at the address they wanted. A step
 * that comes up later (new terms) covers the page, which is there again after it with all that was typed.
 */
export function StepGate({ product, children }: { product: string; children: ComponentChildren }) {
  const me = useMe();
  const asked = stepsAsked.value;
  const entered = useRef(false);
  const [held, setHeld] = useState<Step>();
  const step = held ?? me.data?.steps[0];
  const done = () => {
    setHeld(undefined);
    me.refresh();
  };
  useEffect(() => {
    if (asked > 0) me.refresh();
  }, [asked]);
  const covered = step !== undefined;
  const was = useRef(covered);
  useEffect(() => {
    if (was.current && !covered) refreshFailed();
    was.current = covered;
  }, [covered]);
  if (me.data && !covered) entered.current = true;

  const Screen = step && (screens[step] ?? UnknownStep);
  const inside = !covered || entered.current;
  return (
    <>
      {Screen && me.data && (
        <Screen key={step} me={me.data} product={product} onDone={done} onHold={() => setHeld(step)} />
      )}
      {inside && (
        <div class="gated" hidden={covered}>
          {children}
        </div>
      )}
    </>
  );
}
