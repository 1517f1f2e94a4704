import { expect, it } from 'vitest';

import { problemReporter } from '../../../../adapters/cli/process/problem-reporter.ts';

it('tells a problem once, and once a minute while it lasts', () => {
  const lines: string[] = [];
  let time = 0;
  const tell = problemReporter({ report: (line) => lines.push(line), now: () => time });
  for (let second = 0; second < 130; second += 1) {
    time = second * 1000;
    tell({ event: 'problem', message: 'the disk is full' });
    if (second === 5) tell({ event: 'problem', message: 'another' });
  }
  expect(lines).toEqual([
    'the disk is full',
    'another',
    'the disk is full (59 more times since it was last said)',
    'the disk is full (59 more times since it was last said)',
  ]);
});
