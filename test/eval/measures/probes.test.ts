import { describe, expect, test } from 'vitest';

import { showsLookup, standsOnOneLine, statesCount } from './probes.ts';

const count = (value: string, number: number): Parameters<typeof statesCount>[1] => ({
  kind: 'count',
  at: 2,
  value,
  count: number,
});

describe('a visible probe', () => {
  test('needs all its strings on one line', () => {
    expect(standsOnOneLine('16 FormComponent\n31 Modal', ['16', 'FormComponent'])).toBe(true);
    expect(standsOnOneLine('16 Modal\n31 FormComponent', ['16', 'FormComponent'])).toBe(false);
  });
});

describe('a count probe', () => {
  test.each([
    'INFO 99',
    'level: INFO ×99, FATAL 1',
    '99 × INFO',
    'INFO (count = 99)',
    '"INFO": 99}',
  ])('is answered by %j', (text) => {
    expect(statesCount(text, count('INFO', 99))).toBe(true);
  });

  test.each([
    'INFO 990',
    'INFO 199',
    'INFO 99.5',
    'INFO 0.99',
    'INFO is stated so far away from 99',
    'INFO 1 and 99',
    'REINFO 99',
    'INFO: many',
  ])('is not answered by %j', (text) => {
    expect(statesCount(text, count('INFO', 99))).toBe(false);
  });

  test('tells active from inactive', () => {
    expect(statesCount('inactive 109', count('active', 109))).toBe(false);
  });

  test('takes values with signs of their own', () => {
    expect(statesCount('src/a.tsx ×20', count('src/a.tsx', 20))).toBe(true);
    expect(statesCount('good first issue 33', count('good first issue', 33))).toBe(true);
  });
});

describe('a lookup', () => {
  test('is visible where question and answer stand on one line', () => {
    const probe = { kind: 'lookup', at: 2, query: 'req-57', expect: ['107ms'] } as const;
    expect(showsLookup('req-57,latency=107ms', probe)).toBe(true);
    expect(showsLookup('req-57\nlatency=107ms', probe)).toBe(false);
  });
});
