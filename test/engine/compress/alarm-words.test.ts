import { describe, expect, it } from 'vitest';

import { alarmNote, hasAlarm } from '../../../engine/compress/alarm-words.ts';

const ALARMS = [
  '12:00 FATAL out of memory',
  'a CRITICAL alert',
  'PANIC: stopped',
  'ERROR 500',
  'FAIL',
  'FAILED tests/a.py',
  'BUILD FAILURE',
  'it has failed',
  'ValueError: not a number',
  'java.io.IOException',
  'src/a.ts(1,2): error TS2304: no such name',
  'error[E0308]: mismatched types',
  'OSError: no such file',
  'ended with exit code 3',
  'ended with exit status 127',
  '      Exit Code:    137',
  '      exitCode: 2',
  'Exited (1) 3 minutes ago',
  'Main PID: 21 (code=exited, status=203/EXEC)',
  '      Reason:       OOMKilled',
  'api-7d   0/1   CrashLoopBackOff   12',
  'Init:ImagePullBackOff',
  'Warning  FailedScheduling  2m  default-scheduler  0/3 nodes are available',
  'Failed to start nginx.service',
  '      Reason:       Error',
  ' health | degraded ',
  '2: eth0: <BROADCAST> mtu 1500 state DOWN',
];
const NONE = [
  'no errors',
  'the failedAttempts counter',
  'exit code 0',
  '    Exit Code:    0',
  'changed=2 unreachable=0 failed=0',
  'Failed: 0',
  'the error: down the road',
  'Errors are values',
  'an Exception to the rule',
];

describe('words of alarm', () => {
  it.each(ALARMS)('are in: %s', (text) => {
    expect(hasAlarm(text)).toBe(true);
  });

  it.each(NONE)('are not in: %s', (text) => {
    expect(hasAlarm(text)).toBe(false);
  });

  it('are told with the number of texts that hold them, but for those in sight', () => {
    const texts = ['it failed, and failed again', 'it failed', 'ERROR 1', 'fine', 'PANIC'];
    expect(alarmNote(texts, 'PANIC')).toBe(' (among them failed 2, ERROR 1)');
    expect(alarmNote(['fine'])).toBe('');
  });
});
