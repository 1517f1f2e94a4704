import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { readReport } from '../../../../engine/compress/build/report/read-report.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget = 450): string {
  return buildCompressor.lossy?.(text, lossyContextFor('build', budget)) ?? '';
}

const passed = (from: number, count: number): string =>
  Array.from({ length: count }, (_, id) => `<testcase name="adds ${from + id}" time="0.1" />`).join(
    '',
  );
const failed = (name: string, message: string): string =>
  `<testcase name="${name}"><failure message="${message}">def test():\n${'    step()\n'.repeat(200)}E   ${message}\n\na_test.py:${name.length}: AssertionError</failure></testcase>`;
const skipped = '<testcase name="later"><skipped message="needs a > b" /></testcase>';
const SUITE = '<testsuite name="all" errors="0" failures="2" skipped="1" tests="103">';
/** As pytest writes it: test cases share lines, and what is said about a failure has several. */
const REPORT = `<?xml version="1.0"?><testsuites>${SUITE}${passed(0, 50)}${failed('pear', '2 != 3')}${passed(50, 50)}${skipped}${failed('plum', 'no plum')}</testsuite></testsuites>`;

describe('a report in the XML of JUnit', () => {
  const shown = lossy(REPORT);

  it('is counted by its test cases', () => {
    expect(shown).toMatch(/^\[JUnit report of 103 test cases: failed 2, passed 100, skipped 1\]\n/);
    expect(shown).toContain(`\n${SUITE}\n`);
    expect(shown).not.toContain('adds 7');
  });

  it('shows what each failure says at its beginning and at its end', () => {
    for (const [name, message] of [
      ['pear', '2 != 3'],
      ['plum', 'no plum'],
    ] as const) {
      expect(shown).toContain(`<testcase name="${name}"><failure message="${message}">def test():`);
      expect(shown).toContain(`E   ${message}\n\na_test.py:4: AssertionError`);
    }
  });

  it('says exactly how much is left out', () => {
    const [, omitted = 0, all] = /\[missing: (\d+) of (\d+) characters omitted/.exec(shown) ?? [];
    expect(Number(all)).toBe(REPORT.length);
    const own = shown
      .split('\n')
      .slice(2)
      .join('\n')
      .replaceAll(/\n\[… \d+ characters …\]\n/g, '');
    const joints = (own.match(/\n<test/g) ?? []).length;
    expect(REPORT.length - Number(omitted)).toBe(own.length - joints);
  });

  it('keeps the counts that Node writes in comments', () => {
    const text = `<testsuites>\n${`${passed(0, 1)}\n`.repeat(60)}<!-- tests 60 -->\n<!-- fail 0 -->\n</testsuites>\n`;
    expect(lossy(text)).toContain('<!-- tests 60 -->\n<!-- fail 0 -->');
  });

  it.each([
    ['within a test case', REPORT.slice(0, REPORT.indexOf('E   no plum'))],
    ['between test cases', REPORT.slice(0, REPORT.indexOf('<testcase name="plum"'))],
    ['nowhere, but has a tag that is none', REPORT.replace('name="pear"', 'name="a<b"')],
  ])('that was cut off %s is not read: its counts would be wrong', (_, text) => {
    expect(readReport(REPORT)).toHaveLength(105);
    expect(readReport(text)).toBeUndefined();
  });

  it('is read in linear time, whatever it holds', () => {
    const parts = ['<testcase', ' a="b"', '>', '/>', '</testcase>', '<failure', '\n', '"', '<!-- '];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (pieces) => {
        const text = `<testsuite>${pieces.join('').repeat(300)}</testsuite>`;
        const start = process.cpuUsage();
        readReport(text);
        const { user } = process.cpuUsage(start);
        expect(user / 1000).toBeLessThan(100);
      }),
      { numRuns: 60 },
    );
  });
});
