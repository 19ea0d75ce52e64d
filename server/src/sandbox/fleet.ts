import type { ContractPlan } from './plan.ts';
import { createRandom } from './random.ts';

/** Sixty machines of every age, nearly all paid in time. */
export function fleet(key: string, size: number): ContractPlan[] {
  const random = createRandom(key);
  const late = new Map([
    [7, -3],
    [23, -12],
    [41, -21],
  ]);
  return Array.from({ length: size }, (_, index) => {
    const months = random.pick([12, 24, 24, 36, 36, 36, 48, 60]);
    const inDays = late.get(index) ?? random.int(1, 28);
    const payment = random.int(2, months - 1);
    return {
      key: `${key}-${index + 1}`,
      asset: random.pick([
        'kamaz',
        'kamazDump',
        'maz',
        'sitrak',
        'trailer',
        'gazelle',
        'lawn',
        'forklift',
        'crane',
        'loader',
      ]),
      months,
      at: { payment, inDays },
      paid: payment - 1,
      annualRate: '17.25',
      advance: random.chance(60),
      buyout: random.chance(70),
    };
  });
}
