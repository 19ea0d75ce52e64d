/** The company a call is about, and what of it may be seen: `null` means all its contracts. */
export type CompanyScope = { companyId: string; contractIds: readonly string[] | null };
