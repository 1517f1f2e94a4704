import { type Output, output } from './output.ts';

/** Failing runs of what tests a program as its users see it, and of Bun, written for these tests. */
export const FAILED_ACCEPTANCE_TESTS: readonly Output[] = [
  output(
    'playwright',
    (index) =>
      `  ✓  ${index + 1} tests/cart.spec.ts:${index + 3}:1 › keeps item ${index} (${index}ms)`,
    `
Running 262 tests using 4 workers

<many>
!  ✘  261 tests/price.spec.ts:7:1 › shows the price (19ms)
  ✘  262 tests/price.spec.ts:7:1 › shows the price (retry #1) (12ms)

!  1) tests/price.spec.ts:7:1 › shows the price ─────────────────────

!    Error: expect(locator).toHaveText(expected) failed

!    Expected: "12.00"
!    Received: "12"

       5 | test('shows the price', async ({ page }) => {
       6 |   await page.goto('/cart');
!    >  7 |   await expect(page.getByTestId('price')).toHaveText('12.00');
         |                                           ^

    Error Context: test-results/price/error-context.md

!  1 failed
    tests/price.spec.ts:7:1 › shows the price ──────────────────────
!  260 passed (10.8s)`,
  ),
  output(
    'bun test',
    (index) => `(pass) cart > keeps item ${index} [0.0${index % 9}ms]`,
    `
bun test v1.2.5 (a7733435c)

tests/price.test.ts:
<many>
15 |   expect(price('XAU')).toBe(12);
                            ^
!error: expect(received).toBe(expected)

!Expected: 12
!Received: 17

!      at <anonymous> (/srv/shop/tests/price.test.ts:15:24)
!(fail) price > of gold [0.26ms]

!1 tests failed:
(fail) price > of gold [0.26ms]

! 260 pass
! 1 fail
! 261 expect() calls
!Ran 261 tests across 6 files. [26.00ms]`,
  ),
  output(
    'robot',
    (index) => `Keeps item ${String(index).padEnd(58)}| PASS |\n${'-'.repeat(78)}`,
    `
==============================================================================
Shop.Cart
==============================================================================
<many>
!Shows the price                                                       | FAIL |
!Price of XAU differs: 17 != 12
------------------------------------------------------------------------------
Shop.Cart                                                             | FAIL |
!261 tests, 260 passed, 1 failed
==============================================================================
Output:  /srv/shop/output.xml`,
  ),
  output(
    'behave',
    (index) =>
      `  Scenario: keeps item ${index}\n    Given an item ${index} ... passed in 0.000s\n    Then the total is ${index}0 ... passed in 0.000s\n`,
    `
Feature: cart

<many>
  Scenario: price of gold
    Given an item 261 ... passed in 0.000s
!    Then the total is 12 ... failed in 0.001s
!ASSERT FAILED: total is 17

Failing scenarios:
!  features/cart.feature:911  price of gold

!0 features passed, 1 failed, 0 skipped
!260 scenarios passed, 1 failed, 0 skipped
!521 steps passed, 1 failed, 0 skipped`,
  ),
];
