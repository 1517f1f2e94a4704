import type { Output } from './output.ts';
import { FAILED_ACCEPTANCE_TESTS } from './failed-acceptance-tests.ts';
import { FAILED_BUILDS } from './failed-builds.ts';
import { FAILED_REPORTS } from './failed-reports.ts';
import { FAILED_TESTS } from './failed-tests.ts';

/** Failing runs in the forms of many tools. */
export const FAILING: readonly Output[] = [
  ...FAILED_TESTS,
  ...FAILED_ACCEPTANCE_TESTS,
  ...FAILED_REPORTS,
  ...FAILED_BUILDS,
];
