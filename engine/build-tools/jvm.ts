import type { Tool } from './tool.ts';

/** Maven with Surefire, and Gradle. */
export const jvm: Tool = {
  name: 'maven and gradle',
  proof:
    /^\[(?:INFO|ERROR)\] (?:Scanning for projects|BUILD |Tests run: |Reactor Summary|---+)|^BUILD (?:SUCCESSFUL|FAILED)|^> Task :\S|^Tests run: \d+, Failures: \d+|^\d+ tests? completed, \d+ failed/m,
  rules: [
    [
      'summary',
      /^\[\w+\] (?:BUILD |Tests run: \d+, Failures: \d+, Errors: \d+, Skipped: \d+$|Total time:)|^\[(?:ERROR|WARNING)\] Tests run: \d.*\d$|^BUILD (?:SUCCESSFUL|FAILED)|^\d+ tests? completed|^\d+ actionable tasks?|^\[INFO\] \S.*\.{3,} (?:SUCCESS|FAILURE|SKIPPED)/,
    ],
    [
      'passed',
      /^(?:\[INFO\] )?Tests run: \d+, Failures: 0, Errors: 0,.*(?:-- in|- in|Time elapsed)|^\S.* > .* PASSED$/,
    ],
    [
      'failure',
      /^\[ERROR\] +(?! *$|\[Help|-> \[Help|Re-run|To see the full|For more information|After correcting)\S|^(?:\S.* > )?\S.* FAILED$|<<< (?:FAILURE|ERROR)!|^e: |^\S+\.(?:java|kt|scala|groovy):\d+: error: |^\* What went wrong:|^Execution failed for task/,
    ],
    [
      'detail',
      /^ *(?:Caused by: |org\.\S+(?:Error|Exception|Failed\w*)\b|java\.\S+(?:Error|Exception)\b|[\w.$]+(?:Error|Exception|ComparisonFailure)(?::|$))|^ *(?:expected|Expected|but was|but:|Actual)\b|^> \S|^ +(?:symbol|location): /,
    ],
    ['warning', /^\[WARN(?:ING)?\] +\S|^w: |: warning: /],
    ['skipped', /^\S.* > .* SKIPPED$/],
    [
      'progress',
      /^(?:\[INFO\] )?(?:Download(?:ing|ed)\b|Running \S|Copying |Nothing to compile|Changes detected|Compiling \d|skip non existing|Using '|Resolving)|^> Task \S+(?: (?:UP-TO-DATE|NO-SOURCE|SKIPPED|FROM-CACHE))?$|^Progress \(\d|^\[INFO\] *$/,
    ],
    ['step', /^\[INFO\] (?:Building |--- |-{3,}< )/],
  ],
};
