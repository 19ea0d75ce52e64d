/** Written in the SQL of operators and jobs, who may see several companies at once. */
const ALL_COMPANIES = '/* all companies */';

/** What else, besides the company, says whose rows these are. */
const OTHER_OWNERS: Record<string, readonly string[]> = {
  memberships: ['user_id'],
  integration_keys: ['key_hash'],
};

/**
 * Fails a query on a company's table that is not narrowed to a company: one that lists a table with `company_id`
 * and neither compares the column with a parameter nor writes it. Pass the tables that have the column.
 */
export function tenantGuard(companyTables: readonly string[]): (text: string) => void {
  const mentioned = new RegExp(
    `(?:from|join|update|into|using|,)\\s+(?:only\\s+)?"?(${companyTables.join('|')})\\b(?!"?\\s*\\()`,
    'gi',
  );
  const verdicts = new Map<string, string | null>();

  function judge(text: string): string | null {
    if (text.includes(ALL_COMPANIES)) return null;
    const code = text.replace(/\/\*.*?\*\/|--[^\n]*|'(?:[^']|'')*'/gs, "''");
    // After `into`, a table's name is followed by its columns.
    const inserted = [...code.matchAll(/\binto\s+"?(\w+)"?\s*\(([^)]*)\)/gi)];
    const read = [...code.matchAll(mentioned)].map((match) => String(match[1]).toLowerCase());
    const careless = [
      ...inserted
        .filter(
          ([, table, columns]) =>
            companyTables.includes(String(table)) && !/company_id/.test(String(columns)),
        )
        .map(([, table]) => String(table)),
      ...read.filter((table) => !narrowed(code, ['company_id', ...(OTHER_OWNERS[table] ?? [])])),
    ];
    if (careless.length === 0) return null;
    return (
      `This query on ${[...new Set(careless)].join(', ')} does not say whose rows it means. Compare company_id with a parameter; ` +
      `or, where an operator or a job does mean every company, write ${ALL_COMPANIES} in the SQL:\n${text}`
    );
  }

  return (text) => {
    const verdict = verdicts.get(text) ?? judge(text);
    verdicts.set(text, verdict ?? '');
    if (verdict) throw new Error(verdict);
  };
}

function narrowed(code: string, columns: readonly string[]): boolean {
  return columns.some((column) =>
    new RegExp(
      `${column}"?\\s*(?:=|in|is not distinct from)\\s*(?:any\\s*)?\\(*\\$\\d|\\$\\d+(?:::uuid)?\\s*=\\s*[\\w."]*${column}\\b`,
      'i',
    ).test(code),
  );
}
