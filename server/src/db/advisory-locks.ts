/** The numbers of what one server does while others wait: two that share one hold each other up. */
export const advisoryLocks = {
  dataDir: 7205,
  jobQueues: 7206,
  databaseKind: 7207,
  auditChain: 7208,
  files: 7209,
  calendar: 7210,
} as const;
