import { describe, expect, it } from 'vitest';
import { gradeOf, WEIGHT } from '../../../../engine/compress/log/weight.ts';

describe('gradeOf', () => {
  it.each([
    ['2024-05-01 10:00:00 ERROR no route', 'error', 'ERROR'],
    ['[2024-05-01] [error] [client ::1] File missing', 'error', 'ERROR'],
    ['ts=1 level=fatal msg=bye', 'error', 'FATAL'],
    ['{"level":"warn","msg":"late"}', 'warning', 'WARN'],
    ['warning: unused variable', 'warning', 'WARN'],
    ['W0501 10:00:00.1 1 x.go:1] late', 'warning', 'WARN'],
    ['05-01 10:00:00.123  1702  2395 E Binder: dead', 'error', 'ERROR'],
    ['[12115] 2026/11/22 18:12:17.653496 [ERR] no route', 'error', 'ERROR'],
    ['[10:00:00 WRN] late', 'warning', 'WARN'],
    ['2024-05-01T10:00:00Z INF served', 'plain', 'INFO'],
    ['fail: Shop.Api.Orders[14]', 'error', 'ERROR'],
    ['dbug: Shop.Api.Orders[14]', 'debug', 'DEBUG'],
    ["'log_count/WARNING': 166,", 'plain', ''],
    ['10:00 INFO connection refused by peer', 'suspect', 'INFO'],
    ['kernel: INFO: task jbd2/sda1-8:301 blocked for more than 120 seconds.', 'suspect', 'INFO'],
    ['smartd[7]: Device: /dev/sdb, 8 Currently unreadable (pending) sectors', 'error', ''],
    ['10:00 INFO served', 'plain', 'INFO'],
    ['10:00 DEBUG served', 'debug', 'DEBUG'],
    ['panic: runtime error', 'error', 'PANIC'],
    ['java.io.IOException: pipe', 'error', ''],
    ['10.0.0.1 - - [10/Oct/2023] "GET /a HTTP/1.1" 503 12', 'error', 'HTTP 5XX'],
    ['10.0.0.1 "GET /a HTTP/1.1" 404 12', 'warning', 'HTTP 4XX'],
    ['10.0.0.1 - - [10/Oct/2023] "GET /a HTTP/1.1" 200 503', 'plain', ''],
    ['10:00 INFO served status=500', 'suspect', 'INFO'],
    ['nothing to see', 'plain', ''],
    ['FAILED tests/test_a.py::test_b - assert 0', 'result', 'FAILED'],
    ['PASSED tests/test_a.py::test_b', 'debug', 'PASSED'],
    ['test_b (suite.A) ... FAIL', 'result', 'FAIL'],
    ['test_b (suite.A) ... ok', 'debug', 'OK'],
    ['--- FAIL: TestB (0.00s)', 'result', 'FAIL'],
    ['not ok 3 - adds', 'result', 'NOT OK'],
    ['  ✗ adds', 'result', 'FAIL'],
    ['  ✓ adds', 'debug', 'PASS'],
    ['=== 3 failed, 59 passed in 8.37s ===', 'result', ''],
    ['Ran 30 tests in 0.076s', 'result', ''],
    ['Process exited with code 1', 'result', ''],
    ['ERROR 2024-05-01 no route', 'error', 'ERROR'],
  ] as const)('grades %j as %s', (line, weight, label) => {
    expect(gradeOf(line)).toMatchObject({ weight: WEIGHT[weight], label });
  });
});
