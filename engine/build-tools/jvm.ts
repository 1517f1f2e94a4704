import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** Maven with Surefire, and Gradle. */
export const jvm: Tool = {
  name: 'maven and gradle',
  proof: anyOf([
    /^\[(?:INFO|ERROR)\] (?:Scanning for projects|BUILD |Tests run: |Reactor Summary|---+)/m,
    /^BUILD (?:SUCCESSFUL|FAILED)|^> Task :\S|^Tests run: \d+, Failures: \d+/m,
    /^\d+ tests? completed, \d+ failed/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^\[\w+\] (?:BUILD |Tests run: \d+, Failures: \d+, Errors: \d+, Skipped: \d+$|Total time:)/,
        /^\[(?:ERROR|WARNING)\] Tests run: \d.*\d$|^BUILD (?:SUCCESSFUL|FAILED)/,
        /^\d+ tests? completed|^\d+ actionable tasks?/,
        /^\[INFO\] \S.*\.{3,} (?:SUCCESS|FAILURE|SKIPPED)/,
      ]),
    ],
    [
      'passed',
      anyOf([
        /^(?:\[INFO\] )?Tests run: \d+, Failures: 0, Errors: 0,.*(?:-- in|- in|Time elapsed)/,
        /^\S.* > .* PASSED$/,
      ]),
    ],
    [
      'failure',
      anyOf([
        /^\[ERROR\] +(?! *$|\[Help|-> \[Help|Re-run|To see the full|For more information|After correcting)\S/,
        /^(?:\S.* > )?\S.* FAILED$|<<< (?:FAILURE|ERROR)!|^e: /,
        /^\S+\.(?:java|kt|scala|groovy):\d+: error: |^\* What went wrong:/,
        /^Execution failed for task/,
      ]),
    ],
    [
      'detail',
      anyOf([
        /^ *(?:Caused by: |org\.\S+(?:Error|Exception|Failed\w*)\b|java\.\S+(?:Error|Exception)\b)/,
        /^ *[\w.$]+(?:Error|Exception|ComparisonFailure)(?::|$)/,
        /^ *(?:expected|Expected|but was|but:|Actual)\b|^> (?!Task |Configure )\S/,
        /^ +(?:symbol|location): /,
      ]),
    ],
    ['warning', /^\[WARN(?:ING)?\] +\S|^w: |: warning: /],
    ['skipped', /^\S.* > .* SKIPPED$/],
    [
      'progress',
      anyOf([
        /^(?:\[INFO\] )?(?:Download(?:ing|ed)\b|Running \S|Copying |Nothing to compile|Changes detected)/,
        /^(?:\[INFO\] )?(?:Compiling \d|skip non existing|Using '|Resolving)/,
        /^> Task \S+(?: (?:UP-TO-DATE|NO-SOURCE|SKIPPED|FROM-CACHE))?$|^Progress \(\d/,
        /^\[INFO\] *$/,
      ]),
    ],
    ['step', /^\[INFO\] (?:Building |--- |-{3,}< )/],
  ],
};
