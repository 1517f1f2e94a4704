import { describe, expect, it } from 'vitest';

import { columnsCompressor } from '../../../../engine/compress/columns/index.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget: number, question = ''): string {
  return columnsCompressor.lossy?.(text, lossyContextFor('table', budget, question)) ?? '';
}

const ROWS = Array.from({ length: 300 }, (_, index) => {
  const state = index === 211 ? 'CrashLoopBackOff' : 'Running';
  return `api-${String(index).padStart(4, '0')}   1/1     ${state.padEnd(18)}${index % 7}d`;
});
const PODS = ['NAME       READY   STATUS            AGE', ...ROWS].join('\n');

type Cells = readonly string[];

const NAMES = ['id', 'state', 'load'];
const RULE = '===== ===== =====';
const BARS = '+-----+-----+-----+';
const spaced = (cells: Cells): string => cells.map((cell) => cell.padEnd(5)).join(' ');
const barred = (cells: Cells): string => `|${cells.map((cell) => cell.padStart(5)).join('|')}|`;

describe('columnsCompressor.lossy', () => {
  it('keeps the names of the columns, the row that failed and what was asked for', () => {
    const elided = lossy(PODS, 300, 'how is api-0123?');
    expect(elided).toMatch(/NAME,.*STATUS/);
    expect(elided).toContain('CrashLoopBackOff');
    expect(elided).toContain('api-0123');
    expect(elided).toMatch(/\[missing: \d+ of 300 rows omitted\]/);
  });

  it('tells columns apart below a title and beside marks, with a legend below', () => {
    const rows = Array.from({ length: 90 }, (_, index) => ({
      id: `part${String(index).padStart(3, '0')}`,
      state: index === 41 ? 'failed' : 'active',
    }));
    const titled = [
      `-----------------------`,
      `|        Parts        |`,
      `+----------+----------+`,
      `|  Name    |  State   |`,
      `+----------+----------+`,
      ...rows.map(({ id, state }) => `|  ${id} |  ${state.padEnd(8)}|`),
      `+----------+----------+`,
    ].join('\n');
    expect(lossy(titled, 120)).toContain('State: active 89, failed 1');
    const marked = [
      '  UNIT            LOAD   ACTIVE DESCRIPTION',
      ...rows.map(
        ({ id, state }, index) =>
          `${index === 41 ? '●' : ' '} ${id}.service loaded ${state} What ${id} does`,
      ),
      '',
      'LOAD   = Reflects whether the unit was loaded.',
      'ACTIVE = The state of the unit.',
      'SUB    = The state that depends on its type.',
    ].join('\n');
    const shown = lossy(marked, 150);
    expect(shown).toContain('ACTIVE: active 89, failed 1');
    expect(shown).toContain('● part041.service,failed');
    expect(shown).toContain('ACTIVE = The state of the unit.');
  });

  it('numbers rows by their lines, by which they can be asked for', () => {
    const box = [
      '+-----+--------+',
      '| id  | state  |',
      '+-----+--------+',
      ...Array.from({ length: 300 }, (_, index) => {
        const state = index === 211 ? 'failed' : 'ok';
        return `| ${String(index).padEnd(3)} | ${state.padEnd(6)} |`;
      }),
      '+-----+--------+',
    ];
    for (const lines of [box, PODS.split('\n')]) {
      const place = lines.findIndex((line) => /failed|CrashLoop/.test(line)) + 1;
      const elided = lossy(lines.join('\n'), 300);
      expect(elided).toMatch(/^\[300\]\{line,/m);
      expect(elided).toMatch(new RegExp(`^${place},.*(?:failed|CrashLoop)`, 'm'));
    }
  });

  it('counts what du printed by directories, the largest with its size', () => {
    const sizes = Array.from(
      { length: 200 },
      (_, index) => `${4 + (index % 3)}\t/work/part-${index}.ts`,
    );
    const elided = lossy([...sizes, '1180\t/work'].join('\n'), 200);
    expect(elided).toMatch(/of 201 paths omitted/);
    expect(elided).toContain('/work/ 200 (200 .ts)');
    expect(elided).toContain('work 1180');
  });

  it('counts every row of a table with the line ends of Windows', () => {
    const elided = lossy(`${PODS.replaceAll('\n', '\r\n')}\r\n`, 300);
    expect(elided).toMatch(/of 300 rows omitted/);
    expect(elided).toContain('Running 299, CrashLoopBackOff 1');
  });

  it('tells the columns of ps apart though a cell is too wide for its own', () => {
    const processes = Array.from({ length: 120 }, (_, index) => {
      const size = String(index === 70 ? 13_123_456 : index * 31).padStart(6);
      const state = index === 70 ? 'Z ' : 'S ';
      return `root ${String(index).padStart(9)} ${size} ?        ${state}   0:0${index % 10} ${index % 9 === 0 ? '        \\_ ' : ''}/bin/worker --id ${index}`;
    });
    const elided = lossy(
      ['USER       PID    VSZ TTY      STAT   TIME COMMAND', ...processes].join('\n'),
      300,
    );
    expect(elided).toContain('[120]{line,USER=root,PID,VSZ,TTY=?,STAT,TIME,COMMAND}');
    expect(elided).toContain('STAT: S 119, Z 1');
  });

  it('leaves a cell empty that has nothing below its heading', () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      index === 50
        ? 'worker           15  cwd  unknown  /proc/1/cwd (denied by the kernel)'
        : `worker  ${String(index).padStart(4)}  ${String(index + 10).padStart(4)}  cwd  unknown  /proc/${index}/cwd (denied)`,
    );
    const elided = lossy(['COMMAND  PID   TID   FD   TYPE     NAME', ...lines].join('\n'), 300);
    expect(elided).toContain('[100]{line,COMMAND=worker,PID,TID,FD=cwd,TYPE=unknown,NAME}');
    expect(elided).toContain('52,"",15,/proc/1/cwd (denied by the kernel)');
  });

  it('does not guess columns where a cell reaches into the next', () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      index === 50
        ? 'worker-of-the-kernel  15  cwd'
        : `w  ${String(index).padStart(6)}         8  cwd`,
    );
    expect(lossy(['COMMAND  PID   TID  FD', ...lines].join('\n'), 300)).toContain('{line,text}');
  });

  it('reads rows that commas or tabs separate, with quotes and cells more', () => {
    const quoted = Array.from(
      { length: 200 },
      (_, id) => `${id},"a, b ${id}",${id === 77 ? 'failed' : 'ok'}`,
    );
    expect(lossy(quoted.join('\n'), 200)).toMatch(
      /^\[200\]\{line,a,b,c\}:\n(?:.*\n)*78,77,.*a, b 77.*,failed/,
    );
    const renamed = Array.from({ length: 200 }, (_, id) =>
      id === 77 ? 'R100\told.ts\tnew.ts' : `M\tsrc/f${id}.ts`,
    );
    const elided = lossy(renamed.join('\n'), 200);
    expect(elided).toContain('src/ 199 (199 .ts) [M 199]');
    expect(elided).toContain('old.ts\tnew.ts R100');
  });

  it('keeps the few lines around the only table, such as the summary of top', () => {
    const summary = 'top - 04:37:56 up 18:53,  0 user\nTasks: 300 total, 299 running';
    const elided = lossy(`${summary}\n\n${PODS}\n\nDone.`, 300);
    expect(elided).toMatch(/^top - .*\nTasks: 300 total, 299 running\n\n\[300\]\{line,/);
    expect(elided).toMatch(/\n\nDone\.$/);
    expect(elided).toMatch(/^216,.*CrashLoop/m);
  });

  it.each<[string, (rows: readonly Cells[]) => readonly string[], number]>([
    [
      'a rule as wide as the columns',
      (rows) => [spaced(NAMES), spaced(NAMES.map(() => '-----')), ...rows.map(spaced)],
      3,
    ],
    ['rules around names', (rows) => [RULE, spaced(NAMES), RULE, ...rows.map(spaced), RULE], 4],
    [
      'a rule behind lines that explain it',
      (rows) => [
        'one',
        'two',
        'three',
        spaced(NAMES),
        spaced(NAMES.map(() => '-----')),
        ...rows.map(spaced),
      ],
      6,
    ],
    ['bars without blanks', (rows) => [BARS, barred(NAMES), BARS, ...rows.map(barred), BARS], 4],
    [
      'bars with a rule below each row',
      (rows) => [BARS, barred(NAMES), BARS, ...rows.flatMap((row) => [barred(row), BARS])],
      4,
    ],
  ])('tells the columns apart of %s', (_, print, firstLine) => {
    const rows = Array.from({ length: 200 }, (_each, index) => [
      String(index),
      index === 150 ? 'lost' : 'fine',
      `${(index * 37) % 211}`,
    ]);
    const lines = print(rows);
    const elided = lossy(lines.join('\n'), 250);
    expect(elided).toContain('[200]{line,id,state,load}:');
    expect(elided).toContain('state: fine 199, lost 1');
    expect(elided).toContain('load: 0 to 210');
    expect(elided).toMatch(new RegExp(`^${firstLine},0,fine,0$`, 'm'));
    const place = lines.findIndex((each) => each.includes('lost')) + 1;
    expect(elided).toMatch(new RegExp(`^(?:${place}|${place - 2}),150,lost,`, 'm'));
  });

  it('shows the record of `kubectl describe` whose nested fields tell of a failure', () => {
    const records = Array.from({ length: 60 }, (_, id) => {
      const state = id === 41 ? 'Waiting\n      Reason:  CrashLoopBackOff' : 'Running';
      const node = `Node:  10.0.0.${id % 5}`;
      return `Name:  pod-${id}\n${node}\nContainers:\n  web:\n    Image:  web:1\n    State:  ${state}`;
    });
    const elided = lossy(records.join('\n\n'), 250);
    expect(elided).toMatch(/^42,pod-41,.*,Waiting,CrashLoopBackOff$/m);
    expect(elided).toContain('Containers State: Running 59, Waiting 1');
  });

  it.each([
    [
      'psql with \\x',
      (id: number) => `-[ RECORD ${id} ]---`,
      (name: string) => `${name.padEnd(5)} | `,
    ],
    [
      'MySQL with \\G',
      (id: number) => `*************************** ${id}. row ***************************`,
      (name: string) => `${name.padStart(5)}: `,
    ],
    ['dpkg and others', () => '', (name: string) => `${name}: `],
  ])('counts the records as rows of %s', (_, heading, nameOf) => {
    const records = Array.from({ length: 200 }, (_each, index) => [
      heading(index + 1),
      `${nameOf('id')}${index}`,
      `${nameOf('state')}${index === 150 ? 'lost' : 'fine'}`,
      `${nameOf('load')}${(index * 37) % 211}`,
    ]);
    const elided = lossy(records.flat().join('\n').trim(), 250);
    expect(elided).toContain('[200]{#,id,state,load}:');
    expect(elided).toContain('state: fine 199, lost 1');
    expect(elided).toMatch(/^1,0,fine,0$/m);
    expect(elided).toMatch(/^151,150,lost,/m);
  });

  it('joins the lines of a cell between two rules', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      `| ${String(index).padEnd(3)} | first half |`,
      `|     | and second |`,
      '+-----+------------+',
    ]);
    const head = ['+-----+------------+', '| id  | note       |', '+=====+============+'];
    const elided = lossy([...head, ...rows.flat()].join('\n'), 150);
    expect(elided).toMatch(/of 60 rows omitted/);
    expect(elided).toContain('note=first half and second');
    expect(elided).toMatch(/^4,0/m);
  });

  it('cuts no cell in two that reaches into the next column', () => {
    const rows = Array.from({ length: 60 }, (_, index) => `long value ${index}  x`);
    const elided = lossy(['id    note', '----- ----', ...rows].join('\n'), 150);
    expect(elided).not.toContain('{line,id,note}');
  });

  it('says above which table the rows of several stood', () => {
    const row = (index: number): string =>
      `worker-${index}   ${index % 3}/3     Running   node-${index}`;
    const block = (name: string): string =>
      [
        `namespace ${name}:`,
        'NAME       READY   STATUS    NODE',
        ...Array.from({ length: 60 }, (_, index) => row(10 + index)),
      ].join('\n');
    const elided = lossy([block('shop'), block('bank')].join('\n\n'), 300);
    expect(elided).toMatch(/of 120 rows omitted/);
    expect(elided).toContain('namespace bank:');
  });

  it('elides each of several tables where it stands', () => {
    const deployments = Array.from(
      { length: 60 },
      (_, index) => `web-${index + 10}   ${index === 41 ? 0 : 2}           17d`,
    );
    const text = [PODS, '', 'NAME     AVAILABLE   AGE', ...deployments].join('\n');
    const elided = lossy(text, 400);
    expect(elided).toMatch(/of 300 rows omitted[^]*\n\n\[60\]\{line,[^]*of 60 rows omitted/);
    expect(elided).toMatch(/^213,.*CrashLoop/m);
    expect(elided).toMatch(/^345,web-51,0/m);
  });

  it.each([
    ['# name  used  size  : limit', '{line,name,used,size,":"=:,limit}'],
    ['# name  <used by>  <size> : limit', '{line,a,b,c,d=:,e}'],
  ])('tells apart fields that do not stand below each other: %s', (head, columns) => {
    const rows = Array.from(
      { length: 90 },
      (_, index) =>
        `${'cache-'.repeat(1 + (index % 9))}${index}   ${index * 37} ${index % 5} : 7${index % 2}`,
    );
    const elided = lossy(['version: 2', head, ...rows].join('\n'), 200);
    expect(elided).toContain(head.startsWith('# name  <') ? head : 'version: 2');
    expect(elided).toContain(`[90]${columns}:`);
    expect(elided).toMatch(/of 90 rows omitted/);
  });

  it('shows what ls -lR listed by directories', () => {
    const row = (index: number): string =>
      `-rw-r--r-- 1 root root ${String(index * 37).padStart(6)} Apr 30 08:32 file${index}.c`;
    const block = (name: string): string =>
      [`${name}:`, 'total 9', ...Array.from({ length: 60 }, (_, index) => row(index))].join('\n');
    const elided = lossy([block('src'), block('lib')].join('\n\n'), 300);
    expect(elided).toMatch(/of 120 paths and 5 of 6 fields of all 120 paths omitted/);
    expect(elided).toContain('src/ 60 (60 .c) [sum 65490]: ');
    expect(elided).toContain('file59.c 2183');
  });

  it('counts lines where columns cannot be told apart, and keeps the first', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `${'x '.repeat(index % 5)}value ${index}`,
    );
    const elided = lossy(['Proto  State', ...lines].join('\n'), 200);
    expect(elided).toMatch(/^Proto {2}State\n/);
    expect(elided).toMatch(/of 200 rows omitted/);
  });
});
