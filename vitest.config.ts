import { defineConfig } from 'vitest/config';

/** What is measured or killed wants the machine for itself, and so does Firefox. */
const alone = ['test/extension/{speed,firefox}.test.ts', 'test/faults/**/*.test.ts'];

/** For browsers and whole servers. A busy machine draws late; a poll ends as soon as it sees what it waits for. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          // They share what they import, and keep no state in it.
          isolate: false,
          include: ['{server,sdk,openapi,extension,examples}/**/*.test.{ts,tsx}', 'test/house.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/{server,contract,sdk,support}/**/*.test.ts'],
          testTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,extension}/**/*.test.ts'],
          exclude: alone,
          ...patient,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          ...patient,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
