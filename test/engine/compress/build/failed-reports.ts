import { type Output, output } from './output.ts';

/** More failing runs: reports of tests inside tests, with what passed and was skipped told at length. */
export const FAILED_REPORTS: readonly Output[] = [
  output(
    'junit xml of which tests are skipped, too',
    (index) => `\t\t<testcase name="case${index}" time="0.0${index}" classname="CartTest"/>`,
    `
<?xml version="1.0" encoding="utf-8"?>
<testsuites>
!\t<testsuite name="CartTest" tests="263" failures="1" errors="0" skipped="2">
<many>
\t\t<testcase name="later" time="0.01" classname="CartTest">
\t\t\t<skipped type="skipped" message="true"/>
\t\t</testcase>
!\t\t<testcase name="voucherOnce" time="0.02" classname="CartTest">
!\t\t\t<failure type="testCodeFailure" message="expected 90 but was 80">
\t\t\t</failure>
\t\t</testcase>
\t</testsuite>
</testsuites>`,
  ),
  output(
    "node's runner",
    (index) => `  ✔ adds item ${index} (0.${index}ms)`,
    `
▶ cart
<many>
!  ✖ applies the voucher once (1.5ms)
!✖ cart (11.2ms)
!ℹ tests 261
ℹ suites 1
!ℹ pass 260
!ℹ fail 1
!ℹ skipped 0

✖ failing tests:

!test at test/cart.test.mjs:31:3
!✖ applies the voucher once (1.5ms)
!  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:`,
  ),
  output(
    'tap of tests inside tests',
    (index) => `    # Subtest: adds item ${index}
    ok ${index + 1} - adds item ${index}
      ---
      duration_ms: 0.1${index}
      type: 'test'
      ...`,
    `
TAP version 13
# Subtest: cart
<many>
!    not ok 261 - applies the voucher once
      ---
      duration_ms: 1.5
!      error: 'expected 80 to be 90'
!      code: 'ERR_ASSERTION'
      ...
    1..261
!not ok 1 - cart
!1..1
!# tests 262
!# pass 260
!# fail 2`,
  ),
  output(
    'ctest',
    (index) => `        Start ${index + 1}: unit_${index}
${index + 1}/262 Test #${index + 1}: unit_${index} .....................   Passed    0.01 sec`,
    `
Test project /work/shop/build
<many>
        Start 261: voucher_once
!261/262 Test #261: voucher_once .................***Failed    0.01 sec
        Start 262: voucher_twice
!262/262 Test #262: voucher_twice ................***Exception: SegFault  0.02 sec

!99% tests passed, 2 tests failed out of 262

The following tests FAILED:
!	261 - voucher_once (Failed)
!	262 - voucher_twice (SEGFAULT)
!Errors while running CTest`,
  ),
  output(
    'go test -v of tests that say much',
    (index) => `=== RUN   TestCart/case_${index}
    cart_test.go:12: item ${index} is in the cart`,
    `
=== RUN   TestCart
<many>
=== RUN   TestCart/voucher
!    cart_test.go:41: total = 80, want 90
!--- FAIL: TestCart (0.01s)
!    --- FAIL: TestCart/voucher (0.00s)
!FAIL	example.com/shop/cart	0.010s
!FAIL`,
  ),
  output(
    'cargo test with the numbers of threads',
    (index) => `test cart::case_${index} ... ok`,
    `
running 261 tests
<many>
!test cart::voucher_once ... FAILED

failures:

!---- cart::voucher_once stdout ----

!thread 'cart::voucher_once' (28579) panicked at src/cart.rs:41:9:
!index out of bounds: the len is 0 but the index is 3
stack backtrace:
   0: __rustc::rust_begin_unwind
note: Some details are omitted

!test result: FAILED. 260 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.23s

!error: test failed, to rerun pass \`--lib\``,
  ),
  output(
    'swift test',
    (index) => `Test Case '-[ShopTests.CartTests test${index}]' started.
Test Case '-[ShopTests.CartTests test${index}]' passed (0.001 seconds).`,
    `
Test Suite 'All tests' started at 2025-01-01 10:00:00.000.
<many>
Test Case '-[ShopTests.CartTests testVoucher]' started.
!/src/CartTests.swift:41: error: -[ShopTests.CartTests testVoucher] : XCTAssertEqual failed: ("80") is not equal to ("90")
!Test Case '-[ShopTests.CartTests testVoucher]' failed (0.002 seconds).
!Test Suite 'All tests' failed at 2025-01-01 10:00:01.000.
!	 Executed 261 tests, with 1 failure (0 unexpected) in 0.300 (0.310) seconds`,
  ),
  output(
    'bazel test',
    (index) => `//shop/cart${index}:test          (cached) PASSED in 0.4s`,
    `
<many>
!//shop/voucher:test               FAILED in 3 out of 3 in 2.1s
  /root/.cache/bazel/testlogs/shop/voucher/test/test.log

!Executed 1 out of 261 tests: 260 tests pass and 1 fails locally.
!INFO: Build completed, 1 test FAILED, 300 total actions`,
  ),
  output(
    'dotnet test in detail',
    (index) => `  Passed Shop.Tests.CartTests.Case${index} [${index} ms]`,
    `
<many>
!  Failed Shop.Tests.CartTests.Voucher [12 ms]
!  Error Message:
!   Assert.Equal() Failure: Values differ
!Expected: 90
!Actual:   80

!Test Run Failed.
!Total tests: 261
!     Passed: 260
!     Failed: 1`,
  ),
];
