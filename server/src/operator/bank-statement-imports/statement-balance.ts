import type {
  AccountBalance,
  AccountSection,
  StatementDocument,
  StatementWarning,
} from './statement-types.ts';

type Totals = { in: bigint; out: bigint };

/** Adds up documents by own account and compares them with what the bank declares in its account sections. */
export class BalanceCheck {
  readonly #sections = new Map<string, AccountSection[]>();
  readonly #totals = new Map<string, Totals>();

  addSection(section: AccountSection): void {
    if (section.account === null) return;
    const known = this.#sections.get(section.account);
    if (known) known.push(section);
    else this.#sections.set(section.account, [section]);
  }

  /** Documents with defects are left out, so that a mismatch tells of them as well. */
  addDocument(document: StatementDocument): void {
    const { direction, amountKopecks, payer, payee, defects } = document;
    if (amountKopecks === null || defects.length > 0) return;
    if (direction === 'in' || direction === 'internal') this.#of(payee.account).in += amountKopecks;
    if (direction === 'out' || direction === 'internal') this.#of(payer.account).out += amountKopecks;
  }

  #of(account: string): Totals {
    const totals = this.#totals.get(account) ?? { in: 0n, out: 0n };
    this.#totals.set(account, totals);
    return totals;
  }

  /** The balance of every account that has a section, and a warning for every sum that does not agree. */
  finish(): { balances: AccountBalance[]; warnings: StatementWarning[] } {
    const warnings: StatementWarning[] = [];
    const balances = [...this.#sections].map(([account, sections]) => {
      const found = this.#check(account, sections);
      warnings.push(...found.warnings);
      return found.balance;
    });
    return { balances, warnings };
  }

  #check(account: string, unsorted: readonly AccountSection[]) {
    const warnings: StatementWarning[] = [];
    const compare = (
      code: 'balance_mismatch' | 'balance_gap' | 'credited_mismatch' | 'debited_mismatch',
      line: number,
      declaredKopecks: bigint | null,
      countedKopecks: bigint | null,
    ) => {
      if (declaredKopecks === null || countedKopecks === null || declaredKopecks === countedKopecks) return;
      warnings.push({ line, code, account, declaredKopecks, countedKopecks });
    };

    const sections = [...unsorted].sort((a, b) => (a.periodFrom ?? '').localeCompare(b.periodFrom ?? ''));
    for (const [index, { line, openingKopecks, closingKopecks, ...section }] of sections.entries()) {
      const counted = sum([openingKopecks, section.creditedKopecks, negated(section.debitedKopecks)]);
      compare('balance_mismatch', line, closingKopecks, counted);
      compare('balance_gap', line, openingKopecks, sections[index - 1]?.closingKopecks ?? null);
    }
    const creditedKopecks = sum(sections.map((section) => section.creditedKopecks));
    const debitedKopecks = sum(sections.map((section) => section.debitedKopecks));
    const totals = this.#totals.get(account) ?? { in: 0n, out: 0n };
    const line = sections.at(-1)?.line ?? 0;
    compare('credited_mismatch', line, creditedKopecks, totals.in);
    compare('debited_mismatch', line, debitedKopecks, totals.out);
    const declared = [creditedKopecks, debitedKopecks].some((kopecks) => kopecks !== null);
    const balance: AccountBalance = {
      account,
      periodFrom: sections[0]?.periodFrom ?? null,
      periodTo: sections.at(-1)?.periodTo ?? null,
      openingKopecks: sections[0]?.openingKopecks ?? null,
      closingKopecks: sections.at(-1)?.closingKopecks ?? null,
      creditedKopecks,
      debitedKopecks,
      documentsInKopecks: totals.in,
      documentsOutKopecks: totals.out,
      agrees: warnings.length > 0 ? false : declared || null,
    };
    return { balance, warnings };
  }
}

/** Null when a part is not declared. */
function sum(parts: readonly (bigint | null)[]): bigint | null {
  return parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0n);
}

function negated(kopecks: bigint | null): bigint | null {
  return kopecks === null ? null : -kopecks;
}
