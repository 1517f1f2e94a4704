import { describe, expect, it } from 'vitest';
import { isClosing, verdictOf } from '../../../engine/lines/verdict.ts';

describe('the verdict of a line', () => {
  it.each([
    'com.acme.CartTest > roundsZeroRates() FAILED',
    '[  FAILED  ] CartTest.Rounds (12 ms)',
    '[FAIL: assertion failed: 3 != 4] test_Rounds() (gas: 1234)',
    '        FAIL [   0.005s] acme-cart cart::tests::rounds',
    '[info] - should round *** FAILED ***',
    'keeps leap days ... FAILED (4ms)',
    'check yaml...............................................Failed',
    '  rounds zero rates [✘]',
    '  ⨯ it rounds zero rates   0.01s',
    '    rounds zero rates (FAILED - 3)',
    '00:05 +12 -1: /app/test/cart_test.dart: rounds [E]',
  ])('is failed: %s', (line) => {
    expect(verdictOf(line)).toBe('failed');
  });

  it.each([
    '[       OK ] CartTest.Rounds (12 ms)',
    '[PASS] test_Rounds() (gas: 1234)',
    'keeps leap days ... ok (4ms)',
    'black....................................................Passed',
    '✓ rounds zero rates',
    '  rounds zero rates [✔]',
  ])('is passed: %s', (line) => {
    expect(verdictOf(line)).toBe('passed');
  });

  it.each([
    'Failed to open the file',
    'the status is ok',
    'status: ok',
    'return response.ok',
    'total(cart) // error',
    'He passed the exam.',
  ])('is none where the words are those of people or programs: %s', (line) => {
    expect(verdictOf(line)).toBeUndefined();
  });

  it('is soon known for a line of dots alone', () => {
    const before = performance.now();
    verdictOf('.'.repeat(2_000));
    expect(performance.now() - before).toBeLessThan(20);
  });
});

describe('a closing line', () => {
  it.each([
    '312 tests, 2 failures, 1 excluded',
    '[info] Tests: succeeded 120, failed 2, canceled 0, ignored 1, pending 0',
    'FAILED | 118 passed | 2 failed (1s)',
    'TOTAL: 3 FAILED, 197 SUCCESS',
    'webpack 5.90.3 compiled with 3 errors in 23451 ms',
    '** BUILD FAILED **',
    '00:25 +217 -3: Some tests failed.',
    '312 files inspected, 60 offenses detected',
    'Failed: 3',
  ])('counts results or says how a run ended: %s', (line) => {
    expect(isClosing(line)).toBe(true);
  });

  it.each(['ok', 'Command exited with code 1', 'He made 3 errors in his letter.', 'return failed'])(
    'is none: %s',
    (line) => {
      expect(isClosing(line)).toBe(false);
    },
  );
});
