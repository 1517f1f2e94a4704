import { describe, expect, it } from 'vitest';

import { detect } from '../../../../../engine/detect/index.ts';

const rows = (row: (id: number) => string): string =>
  Array.from({ length: 60 }, (_, id) => row(id)).join('\n');
const STATES = ['active', 'idle'];
const ROW = (id: number): string => `${id},user ${id},${STATES[id % 2]},2024-01-0${(id % 9) + 1}`;

describe('csv', () => {
  it.each([
    ['names', `id,name,state,since\n${rows(ROW)}`],
    ['years', `country,2019,2020,2021\n${rows((id) => `land${id},${id * 13},${id * 17},${id}`)}`],
    ['one year', `country,2020\n${rows((id) => `land${id},${id * 13.5}`)}`],
    ['numbers of columns', `,0,1,2\n${rows((id) => `${id},${id * 1.5},${id * 2.5},${id / 3}`)}`],
    [
      'names above quotations of several lines',
      `id,name,note\n${rows((id) => `${id},"Ann\nLee","said ""${id}"", then left"`)}`,
    ],
    [
      'names above quotations with signs of code',
      `name;sum;day\n${rows((id) => `"stone; ladder";1.${100 + id},50;0${(id % 9) + 1}.03.2026`)}`,
    ],
    [
      'names above numbers and times between bars, as `psql -A` prints them',
      `id|name|sum|since|note\n${rows((id) => `${id}|n_${id}|${id}.25|2024-03-01 00:${10 + (id % 50)}:00+00|`)}\n(60 rows)`,
    ],
    ['names above times', `time,count\n${rows((id) => `2015/01/0${(id % 9) + 1} 01:00:00,${id}`)}`],
    [
      'quotations, one of them empty, above sentences',
      `"","name","sum"\n${rows((id) => `"a note of more than four words","n${id}",${id * 1.5}`)}`,
    ],
    [
      'many words each',
      `Name of the state as it is printed,Sum of all the years\n${rows((id) => `land${id},${id}`)}`,
    ],
    [
      'a word that comes again beside a name above numbers',
      `"","city","crime"\n${rows((id) => `"town${id}","${id % 2 ? 'city' : 'state'}",${id}`)}`,
    ],
    [
      'names of more columns than most lines have',
      `version,name,from,until,extended\n${rows((id) => `${id},x${id},2024-01-01,2025-01-01${id % 9 ? '' : ',2030-01-01'}`)}`,
    ],
    [
      'names above long rows',
      `id,note,sum\n${rows((id) => `${id},"${'Some words, and a line break.\n'.repeat(9)}${'and more '.repeat(300)}",${id}`)}`,
    ],
    ['an empty name', `a,b,,d\n${rows((id) => `${id},x${id},,y${id}`)}`],
  ])('takes a first line of %s for names', (_, text) => {
    expect(detect(text).kind).toBe('csv');
  });

  it.each([
    ['numbers', rows(ROW)],
    ['measurements', rows((id) => `${4 + id / 10},${3 + id / 20},1.4,Iris-${STATES[id % 2]}`)],
    ['words that come again', rows((id) => `user ${id},${STATES[id % 2]},rome`)],
    ['paths', rows((id) => `100644 blob ${id * 7919}\tsrc/part${id}.ts`)],
    [
      'digests',
      rows((id) => `100644 3b33cfbc1553c04aecf5767f88969f16c8840${100 + id} 0\t.part${id}`),
    ],
    ['sizes of folders', rows((id) => `${id + 1}K\t/srv/app/part${id}`)],
    ['semicolons', rows((id) => `u${id};x;${1000 + id};/home/u${id}`)],
    ['a value that is missing', `ann,NA,rome\n${rows((id) => `user ${id},${id * 1.5},rome`)}`],
    ['sentences', rows((id) => `${id},"a note, of more than four words",${STATES[id % 2]}`)],
  ])('takes a first line like the others for a row: %s', (_, text) => {
    expect(detect(text).kind).toBe('table');
  });

  it.each([
    [
      'verses',
      rows((id) => `The ${id} roses red are sweet in May, and all the birds are singing,`),
    ],
    ['calls', `load(a, b);\n${rows((id) => `  call(${id}, ${id * 2});`)}`],
    ['a log', rows((id) => `2024-01-01 10:00:${10 + (id % 50)},123 INFO worker, job ${id}, done`)],
    ['steps', `Take these steps, please\n${rows((id) => `${id}. Do this, then that`)}`],
  ])('takes lines with commas for no rows: %s', (_, text) => {
    expect(['csv', 'table']).not.toContain(detect(text).kind);
  });
});

it('takes no line for names that has a number of its own behind each, as those below it', () => {
  const text = rows(
    (id) => `Progress: resolved ${id * 7}, reused ${id * 6}, downloaded ${id}, added ${id * 5}`,
  );
  expect(detect(text).kind).toBe('build');
});
