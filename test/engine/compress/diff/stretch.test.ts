import { describe, expect, it } from 'vitest';

import { dedentStretches } from '../../../../engine/compress/diff/stretch.ts';

describe('dedentStretches', () => {
  it('takes away what all lines of a stretch are indented by, each stretch for itself', () => {
    expect(
      dedentStretches([
        '+    if (ready) {',
        '-      stop();',
        '     }',
        '…',
        '+\t\tlast();',
        '…12',
      ]),
    ).toEqual(['+if (ready) {', '-  stop();', ' }', '…', '+last();', '…12']);
  });

  it('lets blank lines be as they are, and does not take tabs for blanks', () => {
    expect(dedentStretches(['+    one', '+', '+  ', '+    two'])).toEqual([
      '+one',
      '+',
      '+  ',
      '+two',
    ]);
    expect(dedentStretches(['+\tone', '+    two'])).toEqual(['+\tone', '+    two']);
  });

  it('keeps notes on missing line ends', () => {
    const lines = ['-  old', '\\ No newline at end of file', '+    new'];
    expect(dedentStretches(lines)).toEqual(['-old', '\\ No newline at end of file', '+new']);
    expect(dedentStretches([])).toEqual([]);
  });
});
