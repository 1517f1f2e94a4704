import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lines } from '../../../support/lines.ts';
import { lossyContextFor } from '../context.ts';
import { FAILING } from './outputs.ts';

function lossy(text: string, budget = 450): string {
  return buildCompressor.lossy?.(text, lossyContextFor('build', budget)) ?? '';
}

const COUNTS =
  /^.*\b(?:\d+ (?:failed|failing|failures?|errors?)|Failed: +\d+|Failures: +\d+|FAILED|BUILD FAILURE|Error 2|failed to solve|build stopped|code ERESOLVE|# fail \d+)\b.*$/;

describe('a summary is never greener than its source', () => {
  it.each(FAILING)('for $tool, however small the budget', ({ text }) => {
    const counts = text.split('\n').filter((line) => COUNTS.test(line));
    for (const budget of [20, 100]) {
      const shown = lossy(text, budget);
      expect(counts.filter((line) => !shown.includes(line.trim()))).toEqual([]);
    }
  });

  it('in colour as in plain text', () => {
    for (const { text, must } of FAILING) {
      const coloured = text.replaceAll(/^(\s*)(\S.*)$/gm, '$1\u001B[31m$2\u001B[0m');
      const shown = lossy(coloured);
      expect(must.filter((line) => !shown.includes(line))).toEqual([]);
    }
  });

  it('names the place and the subject of every one of many failures of few kinds', () => {
    const failure = (index: number): readonly string[] => [
      `(${index * 7},${index % 40})`,
      index % 3 === 0 ? `'./part-${index}.js'` : `'value${index}'`,
    ];
    const text = `> app@1.0.0 check\n> tsc --noEmit\n\n${lines(54, (index) => {
      const [place, subject] = failure(index);
      const words =
        index % 3 === 0
          ? `TS2307: Cannot find module ${subject} or its corresponding type declarations.`
          : `TS2339: Property ${subject} does not exist on type 'Widget'.`;
      return `packages/agent/src/modules/part${Math.floor(index / 9)}/view.ts${place}: error ${words}`;
    })}\n\nFound 54 errors in 6 files.\n`;
    const shown = lossy(text);
    expect(shown.length).toBeLessThan(0.6 * text.length);
    expect(shown).toMatch(/^\[output of tsc, npm, 59 lines/);
    expect(shown).toContain('lines 1-59 of 59: 2 omitted, 52 shortened, represented by');
    for (let index = 0; index < 54; index++)
      for (const part of failure(index)) expect(shown).toContain(part);
  });

  it('names every one of many failed tests with what was expected', () => {
    const failures = lines(
      30,
      (
        index,
      ) => `________________________________ test_case_${index} ________________________________

    def test_case_${index}():
>       assert price(${index}) == ${index * 2}
E       assert ${index * 3 + 1} == ${index * 2}

tests/test_price.py:${index * 4 + 9}: AssertionError`,
    );
    const passed = lines(900, (index) => `tests/test_ok.py::test_${index} PASSED`);
    const text = `============================= test session starts ==============================
${passed}
=================================== FAILURES ===================================
${failures}
=========================== short test summary info ============================
${lines(30, (index) => `FAILED tests/test_price.py::test_case_${index} - assert ${index * 3 + 1} == ${index * 2}`)}
======================== 30 failed, 900 passed in 9.71s ========================`;
    const shown = lossy(text, 800);
    for (let index = 0; index < 30; index++) {
      expect(shown).toContain(
        `test_price.py::test_case_${index} - assert ${index * 3 + 1} == ${index * 2}`,
      );
      expect(shown).toContain(`E       assert ${index * 3 + 1} == ${index * 2}`);
    }
    expect(shown).toContain('of them passed 900');
  });

  it('keeps each kind of error of a compiler that reports thousands', () => {
    const text = lines(3000, (index) => {
      const code = index === 1777 ? 'TS2741' : 'TS7006';
      return `src/part${index % 40}/view.ts(${index},5): error ${code}: Parameter 'item' implicitly has an 'any' type.`;
    });
    expect(lossy(text)).toContain('src/part17/view.ts(1777,5): error TS2741');
    expect(lossy(text)).toMatch(/\[x2[89]\d\d L\d+-3000\] .*TS7006/);
  });

  it('counts what passed and does not call a passing run anything else', () => {
    const text = `TAP version 13\n${lines(400, (index) => `ok ${index + 1} - case ${index}`)}\n1..400\n# tests 400\n# pass 400\n# fail 0`;
    const shown = lossy(text);
    expect(shown).toContain('[output of tap, 405 lines, of them passed 400.');
    expect(shown).toContain('# pass 400\n# fail 0');
  });

  it('judges the output of unknown tools as a log', () => {
    const text = `${lines(400, (index) => `bundle part ${index} written`)}\nERROR cannot write bundle 17\nfrobnicate exited with code 3`;
    const shown = lossy(text);
    expect(shown).toContain('[output of unknown tools, 402 lines');
    expect(shown).toContain('ERROR cannot write bundle 17');
    expect(shown).toContain('frobnicate exited with code 3');
  });
});

describe('what a runner puts in front of each line', () => {
  const time = (index: number): string => {
    const digits = (number: number): string => String(number).padStart(2, '0');
    return `2026-02-06T06:${digits(Math.floor(index / 60) % 60)}:${digits(index % 60)}.0001234Z `;
  };

  it.each([
    ['times of CI logs', time],
    ['a job, a step and a time', (index: number): string => `build\tRun tests\t${time(index)}`],
    ['the name of a container', (): string => 'web-1  | '],
  ])('hides nothing that failed: %s', (_, prefix) => {
    for (const { text, must } of FAILING) {
      const whole = [...text.split('\n'), '##[error]Process completed with exit code 1.'];
      const printed = whole.map((line, index) => prefix(index) + line).join('\n');
      expect(detect(printed).kind).toBe('build');
      const shown = lossy(printed, 2000) || printed;
      expect([...must, 'exit code 1.'].filter((line) => !shown.includes(line))).toEqual([]);
    }
  });
});

describe('hostile outputs', () => {
  it.each([
    ['failures without end', 'FAILED tests/a.py::test_x - assert 0\n'.repeat(100_000)],
    [
      'failures that all differ',
      `=== 1 failed in 1s ===\n${lines(60_000, (index) => `FAILED t.py::t${index.toString(36)}`)}`,
    ],
    ['one long line', `=== 1 failed in 1s ===\n${'E  assert '.repeat(400_000)}`],
    ['blanks', `Ran 1 test in 1s\n${' '.repeat(2_000_000)}\n${' \n'.repeat(200_000)}`],
    ['underscores', `=== 1 failed in 1s ===\n${'_'.repeat(500_000)}\n${'= '.repeat(200_000)}`],
  ])('%s take linear time', { timeout: 20_000 }, (_, text) => {
    expect(() => lossy(text)).not.toThrow();
  });

  it('give the same bytes again', () => {
    const some = FAILING.flatMap(({ text }) => text.split('\n').slice(-30));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...some), { maxLength: 200 }), (chosen) => {
        expect(lossy(chosen.join('\n'))).toBe(lossy(chosen.join('\n')));
      }),
    );
  });
});
