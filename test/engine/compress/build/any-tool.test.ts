import { describe, expect, it } from 'vitest';
import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { toolsOf } from '../../../../engine/build-tools/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';
import { output } from './output.ts';

const UNKNOWN = [
  output(
    'ExUnit with --trace',
    (index) => `  * test keeps order ${index} (${index}.2ms) [L#${index}]`,
    `
Compiling 42 files (.ex)
Running ExUnit with seed: 12345, max_cases: 1

Acme.CartTest [test/acme/cart_test.exs]
<many>
!  1) test rounds zero rates (Acme.CartTest)
!     test/acme/cart_test.exs:23
     Assertion with == failed
!     code:  assert total(cart) == 4188
!     left:  4182
!     right: 4188
     stacktrace:
       test/acme/cart_test.exs:25: (test)

Finished in 2.3 seconds (0.5s async, 1.8s sync)
!261 tests, 1 failure, 1 excluded`,
  ),
  output(
    'GoogleTest',
    (index) => `[ RUN      ] CartTest.Keeps${index}\n[       OK ] CartTest.Keeps${index} (1 ms)`,
    `
[==========] Running 261 tests from 12 test suites.
<many>
[ RUN      ] CartTest.Rounds
!/src/tests/cart_test.cc:20: Failure
!Expected equality of these values:
  total(cart)
!    Which is: 4182
  4188
![  FAILED  ] CartTest.Rounds (0 ms)
[==========] 261 tests from 12 test suites ran. (1234 ms total)
![  PASSED  ] 260 tests.
![  FAILED  ] 1 test, listed below:
[  FAILED  ] CartTest.Rounds`,
  ),
  output(
    'Karma',
    (index) =>
      `Chrome Headless 121 (Linux): Executed ${index} of 261 (1 FAILED) (0.1 secs / 0.1 secs)`,
    `
!Chrome Headless 121 (Linux) CartComponent should round FAILED
!	Error: Expected 4182 to be 4188.
	    at <Jasmine>
!	    at UserContext.apply (src/app/cart.component.spec.ts:42:31)
<many>
!Chrome Headless 121 (Linux): Executed 261 of 261 (1 FAILED) (4.2 secs / 3.9 secs)
!TOTAL: 1 FAILED, 260 SUCCESS`,
  ),
  output(
    'a script of somebody',
    (index) => `[${index}/262] cart/keeps_${index} ... PASS`,
    `
Running regression suite against http://localhost:8080
<many>
![261/262] cart/rounds_zero_rates ... FAIL
!    expected status 201, got 500
!    body: {"message":"no currency"}
!Downloading report failed: 404
!Passed: 261
!Failed: 1
!Result: FAILED`,
  ),
];

describe.each(UNKNOWN.map((one) => [one.tool, one] as const))(
  'the output of %s',
  (_, { text, must }) => {
    const shown = buildCompressor.lossy?.(text, lossyContextFor('build', 450)) ?? '';

    it('is that of a build, though no table knows its tool', () => {
      expect(toolsOf(text)).toEqual([]);
      expect(detect(text).kind).toBe('build');
    });

    it('keeps failures, what is said below them, and the counts', () => {
      expect(must.filter((line) => !shown.includes(line))).toEqual([]);
    });

    it('keeps less than a third', () => {
      expect(shown.length).toBeLessThan(text.length / 3);
    });
  },
);
