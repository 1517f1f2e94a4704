import { type Output, output } from './output.ts';

/** Failing runs of many test runners, written for these tests. */
export const FAILED_TESTS: readonly Output[] = [
  output(
    'pytest',
    (index) => `tests/test_store.py::test_entry_${index} PASSED [ ${index % 100}%]`,
    `
============================= test session starts ==============================
platform linux -- Python 3.12.1, pytest-8.1.0
collected 262 items

<many>
!tests/test_price.py::test_rounding FAILED [ 99%]
!tests/test_price.py::test_currency ERROR [100%]

==================================== ERRORS ====================================
!_______________________ ERROR at setup of test_currency ________________________

    @pytest.fixture
    def rates():
>       return load_rates("missing.json")

tests/conftest.py:12:
!E       FileNotFoundError: [Errno 2] No such file or directory: 'missing.json'

!tests/conftest.py:31: FileNotFoundError
=================================== FAILURES ===================================
!________________________________ test_rounding _________________________________

    def test_rounding():
>       assert total([0.105, 0.2]) == 0.31
!E       assert 0.3 == 0.31
E        +  where 0.3 = total([0.105, 0.2])

!tests/test_price.py:44: AssertionError
=========================== short test summary info ============================
!FAILED tests/test_price.py::test_rounding - assert 0.3 == 0.31
!ERROR tests/test_price.py::test_currency - FileNotFoundError: [Errno 2] No such...
!================== 1 failed, 260 passed, 1 error in 4.71s ===================`,
  ),
  output(
    'unittest',
    (index) => `test_case_${index} (shop.tests.CartTests.test_case_${index}) ... ok`,
    `
<many>
!test_discount (shop.tests.CartTests.test_discount) ... FAIL

======================================================================
!FAIL: test_discount (shop.tests.CartTests.test_discount)
----------------------------------------------------------------------
Traceback (most recent call last):
!  File "/srv/shop/tests.py", line 88, in test_discount
    self.assertEqual(cart.total(), 90)
!AssertionError: 100 != 90

----------------------------------------------------------------------
!Ran 261 tests in 2.114s

!FAILED (failures=1)`,
  ),
  output(
    'unittest with several failures of one kind',
    (index) => `test_case_${index} (shop.tests.CartTests.test_case_${index}) ... ok`,
    `
<many>
======================================================================
!ERROR: test_currency (shop.tests.CartTests.test_currency)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/srv/shop/rates.py", line 11, in rate
    return RATES[code]
KeyError: 'XAU'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/shop/tests.py", line 61, in test_currency
    self.assertEqual(cart.total('XAU'), 3)
  File "/srv/shop/rates.py", line 13, in rate
    raise RateError(f"no rate for {code}") from error
!shop.rates.RateError: no rate for XAU

======================================================================
!FAIL: test_discount (shop.tests.CartTests.test_discount)
----------------------------------------------------------------------
Traceback (most recent call last):
!  File "/srv/shop/tests.py", line 88, in test_discount
    self.assertEqual(cart.total(), 90)
!AssertionError: 100 != 90

======================================================================
!FAIL: test_shipping (shop.tests.CartTests.test_shipping)
----------------------------------------------------------------------
Traceback (most recent call last):
!  File "/srv/shop/tests.py", line 97, in test_shipping
    self.assertEqual(cart.total(), 12)
!AssertionError: 17 != 12

----------------------------------------------------------------------
!Ran 263 tests in 2.114s

!FAILED (failures=2, errors=1)`,
  ),
  output(
    'jest',
    (index) => `    ✓ formats amount number ${index} (${index % 7} ms)`,
    `
PASS src/format.test.ts
<many>
!FAIL src/cart.test.ts
  cart
!    ✕ applies the voucher once (14 ms)

!  ● cart › applies the voucher once

!    expect(received).toBe(expected) // Object.is equality

!    Expected: 90
!    Received: 80

      31 |   cart.apply('TEN');
!    > 32 |   expect(cart.total).toBe(90);
         |                      ^
      33 | });

!      at Object.<anonymous> (src/cart.test.ts:32:22)

!Test Suites: 1 failed, 1 passed, 2 total
!Tests:       1 failed, 260 passed, 261 total
Snapshots:   0 total
Time:        3.201 s`,
  ),
  output(
    'vitest',
    (index) => ` ✓ src/module${index}.test.ts (${(index % 9) + 1} tests) ${index % 30}ms`,
    `
 RUN  v3.1.0 /work/shop

<many>
! ❯ src/cart.test.ts (3 tests | 1 failed) 22ms
!   × cart > applies the voucher once 9ms
     → expected 80 to be 90 // Object.is equality

⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯

! FAIL  src/cart.test.ts > cart > applies the voucher once
!AssertionError: expected 80 to be 90 // Object.is equality

!- Expected
!+ Received

!- 90
!+ 80

! ❯ src/cart.test.ts:32:22

! Test Files  1 failed | 260 passed (261)
!      Tests  1 failed | 1299 passed (1300)
   Duration  9.31s`,
  ),
  output(
    'mocha',
    (index) => `    ✔ accepts order ${index}`,
    `
  orders
<many>
!    1) rejects an empty order

!  260 passing (3s)
!  1 failing

  1) orders
       rejects an empty order:

!      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
      + expected - actual

!      -200
!      +422

      at Context.<anonymous> (test/orders.spec.js:51:14)`,
  ),
  output(
    'go test',
    (index) => `=== RUN   TestParse/case_${index}\n    --- PASS: TestParse/case_${index} (0.00s)`,
    `
<many>
=== RUN   TestWindow
!    window_test.go:71: Window(5) = [1 2], want [1 2 3]
!--- FAIL: TestWindow (0.02s)
!FAIL
!FAIL	example.org/stats/window	0.310s
ok  	example.org/stats/mean	0.114s
!exit status 1`,
  ),
  output(
    'cargo test',
    (index) => `test parser::case_${index} ... ok`,
    `
   Compiling shop v0.3.0 (/work/shop)
    Finished test [unoptimized + debuginfo] target(s) in 4.02s
     Running unittests src/lib.rs

running 261 tests
<many>
!test cart::voucher_once ... FAILED

failures:

!---- cart::voucher_once stdout ----
!thread 'cart::voucher_once' panicked at src/cart.rs:90:9:
!assertion \`left == right\` failed
!  left: 80
! right: 90

!test result: FAILED. 260 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out

!error: test failed, to rerun pass \`--lib\``,
  ),
  output(
    'dotnet test',
    (index) => `  Passed Shop.Tests.FormatTests.Case${index} [${index % 9} ms]`,
    `
  Determining projects to restore...
<many>
!  Failed Shop.Tests.CartTests.VoucherOnce [12 ms]
  Error Message:
!   Assert.Equal() Failure: Values differ
!Expected: 90
!Actual:   80
  Stack Trace:
!     at Shop.Tests.CartTests.VoucherOnce() in /work/Shop.Tests/CartTests.cs:line 41

!Failed!  - Failed:     1, Passed:   260, Skipped:     0, Total:   261, Duration: 1 s - Shop.Tests.dll (net9.0)`,
  ),
  output(
    'rspec',
    (index) => `  accepts the order ${index}`,
    `
Orders
<many>
!  rejects an empty order (FAILED - 1)

Failures:

!  1) Orders rejects an empty order
!     Failure/Error: expect(order).to be_invalid
!       expected \`#<Order id: nil>.invalid?\` to be truthy, got false
!     # ./spec/models/order_spec.rb:27:in \`block (2 levels) in <top (required)>'

Finished in 2.11 seconds (files took 1.2 seconds to load)
!261 examples, 1 failure

Failed examples:

!rspec ./spec/models/order_spec.rb:25 # Orders rejects an empty order`,
  ),
  output(
    'phpunit',
    (index) =>
      `............................................................... ${index * 63} / 16380 ( ${index % 100}%)`,
    `
PHPUnit 11.0.1 by Sebastian Bergmann and contributors.

<many>

There was 1 failure:

!1) Shop\\Tests\\CartTest::testVoucherOnce
!Failed asserting that 80 matches expected 90.

!/work/tests/CartTest.php:41

!FAILURES!
!Tests: 16380, Assertions: 20011, Failures: 1.`,
  ),
  output(
    'tap',
    (index) => `ok ${index + 1} - accepts order ${index}`,
    `
TAP version 13
<many>
!not ok 261 - rejects an empty order
  ---
!  error: 'Expected values to be strictly equal: 200 !== 422'
!  expected: 422
!  actual: 200
  ...
1..261
# tests 261
!# pass 260
!# fail 1`,
  ),
  output(
    'junit xml',
    (index) => `    <testcase classname="shop.CartTest" name="case${index}" time="0.0${index}"/>`,
    `
<?xml version="1.0" encoding="UTF-8"?>
!<testsuites tests="261" failures="1" errors="0">
!  <testsuite name="shop.CartTest" tests="261" failures="1" errors="0" skipped="0">
<many>
!    <testcase classname="shop.CartTest" name="voucherOnce" time="0.012">
!      <failure message="expected 90 but was 80" type="AssertionError">CartTest.kt:41</failure>
    </testcase>
  </testsuite>
</testsuites>`,
  ),
];
