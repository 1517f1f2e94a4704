import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';
import { processorTime } from '../../support/processor-time.ts';

const HASH = '0123456789abcdef01234567';
const counter = tokenCounter('gpt-5.2');

function textOf(text: string, kind: ContentKind, selectors: Selectors = {}): string {
  return answer({ text, kind, source: {} }, { hash: HASH, ...selectors }, counter).text;
}

const FILES = {
  path: '/app',
  children: Array.from({ length: 60 }, (_, folder) => ({
    path: `/app/f${folder}`,
    children: Array.from({ length: 30 }, (__, file) => ({
      path: `/app/f${folder}/m${file}.ts`,
      size: folder * 1000 + file,
    })),
  })),
};

const ISSUES = {
  total: 40,
  items: Array.from({ length: 40 }, (_, index) => ({
    number: 1000 + index,
    title: `Crash in part ${index}`,
    user: { login: `user${index * 7}` },
    body: `${`Long story ${index}. `.repeat(300)}The culprit is module_${index}.`,
    comments: index,
  })),
};

describe('an answer about JSON', () => {
  const text = JSON.stringify(ISSUES, null, 2);

  it('shows rows of the main list as one line each, numbers and spelling untouched', () => {
    const numbers =
      '{"rows": [{"a": 1.0,\n "b": 1e2, "c": "\\u00e9 x"}, {"a": 12345678901234567890}]}';
    expect(textOf(numbers, 'json', { rows: '1-' })).toBe(
      [
        'rows 1-2 of 2 in rows:',
        String.raw`row 1 (rows[0]): {"a":1.0,"b":1e2,"c":"\u00e9 x"}`,
        'row 2 (rows[1]): {"a": 12345678901234567890}',
      ].join('\n'),
    );
  });

  it('begins with an outline', () => {
    expect(textOf(text, 'json')).toMatch(
      /^json, about \d+ tokens, 3\d\d lines\n\$: total, items\nitems: 40 rows \(number, title, user, body, comments\)\nrows 1-40 of 40 in items:\nrow 1 /,
    );
  });

  it('counts one of something as one', () => {
    const single = `{"long":"${'word '.repeat(2500)}","rows":[1]}`;
    expect(textOf(single, 'json')).toMatch(
      /^json, about \d+ tokens, 1 line\n\$: long, rows\nrows: 1 row\n/,
    );
  });

  it('finds a record by a number and shows what tells it apart, though its text is long', () => {
    const found = textOf(text, 'json', { query: '#1017' });
    expect(found).toContain('row 18 (items[17])');
    expect(found).toContain('"user":{"login":"user119"}');
    expect(found).toMatch(/"comments": ?17$/);
    expect(found).not.toContain('user112');
    expect(counter.count(found)).toBeLessThan(150);
  });

  it('finds what stands deep inside a long value', () => {
    const found = textOf(text, 'json', { query: 'module_23' });
    expect(found).toContain('items[23].body, in part');
    expect(found).toContain('The culprit is module_23.');
  });

  it('finds the innermost record of a tree', () => {
    const found = textOf(JSON.stringify(FILES), 'json', { query: '/app/f41/m7.ts' });
    expect(found).toContain('{"path":"/app/f41/m7.ts","size":41007}');
    expect(counter.count(found)).toBeLessThan(1000);
  });

  it('ranks the whole identifier above a longer one', () => {
    const ids = JSON.stringify(
      Array.from({ length: 300 }, (_, id) => ({ name: `user_${id}`, id })),
      null,
      9,
    );
    expect(textOf(ids, 'json', { query: 'user_7' })).toMatch(
      /parts, best first:\nrow 8 \(\[7\]\): /,
    );
  });

  it('shows a value, a list, or a member of every record by path', () => {
    expect(textOf(text, 'json', { path: 'items[3].user' })).toBe(
      'items[3].user: {"login":"user21"}',
    );
    expect(textOf(text, 'json', { path: '$.items[*].user.login' })).toMatch(
      /^rows 1-40 of 40 in \$\.items\[\*\]\.user\.login:\nitems\[0\]\.user\.login: "user0"\nitems\[1\]/,
    );
    expect(
      textOf(JSON.stringify(FILES), 'json', { path: 'children[2].children', rows: '30' }),
    ).toBe(
      'row 30 of 30 in children[2].children:\nrow 30 (children[2].children[29]): {"path":"/app/f2/m29.ts","size":2029}',
    );
  });

  it('shows the rows of values that stand in many places', () => {
    const asked = { path: 'children[*].children[*].size', rows: '1799-' };
    expect(textOf(JSON.stringify(FILES), 'json', asked)).toBe(
      'rows 1799-1800 of 1800 in children[*].children[*].size:\n' +
        'children[59].children[28].size: 59028\nchildren[59].children[29].size: 59029',
    );
  });

  it('gives whole records for a pattern, also inside a selection', () => {
    expect(textOf(JSON.stringify(FILES), 'json', { grep: 'f3/m2\\.ts' })).toContain(
      '{"path":"/app/f3/m2.ts","size":3002}',
    );
    const inside = { grep: '"size":\\d*7\\b', path: 'children[5].children', rows: '5-20' };
    expect(textOf(JSON.stringify(FILES), 'json', inside).split('\n')).toEqual([
      '2 matching, rows 5-20 of 30 in children[5].children:',
      'row 8 (children[5].children[7]): {"path":"/app/f5/m7.ts","size":5007}',
      'row 18 (children[5].children[17]): {"path":"/app/f5/m17.ts","size":5017}',
    ]);
  });

  it('ranks the rows of a list on their own where the list is named', () => {
    const asked = { query: 'm7.ts', path: 'children[5].children' };
    expect(textOf(JSON.stringify(FILES), 'json', asked)).toBe(
      '1 matching part:\nrow 8 (children[5].children[7]): {"path":"/app/f5/m7.ts","size":5007}',
    );
  });

  it('says what there is where a path or a row is not', () => {
    expect(textOf(text, 'json', { path: 'issues' })).toMatch(
      /^nothing at path "issues"\njson, .*\n\$: total, items\nitems: 40 rows/,
    );
    expect(textOf(text, 'json', { rows: '41-' })).toMatch(
      /^no rows "41-" in items; there are 40\n/,
    );
  });

  it('reads a document that was cut off', () => {
    const cut = text.slice(0, text.indexOf('"user189"') + 4);
    expect(textOf(cut, 'json', { query: '#1026' })).toContain('row 27 (items[26])');
  });

  it('does not take a log line for a list', () => {
    expect(textOf('[INFO] started\n[WARN] late', 'text', { rows: '2' })).toBe(
      'row 2 of 2:\nrow 2: [WARN] late',
    );
  });
});

describe('an answer about lines', () => {
  const log = Array.from(
    { length: 3000 },
    (_, index) => `10:${index} ${index % 500 === 7 ? 'ERROR' : 'INFO'} request req-${index} served`,
  ).join('\n');

  it('is everything where that fits', () => {
    expect(textOf('one\ntwo\n', 'text')).toBe('lines 1-2 of 2:\none\ntwo');
    expect(textOf('', 'text')).toBe('line 1 of 1:\n');
  });

  it('shows the lines that were asked for, in the order asked', () => {
    expect(textOf(log, 'log', { lines: '2000-2001, 3' })).toBe(
      'lines 2000-2001 of 3000:\n10:1999 INFO request req-1999 served\n10:2000 INFO request req-2000 served\n' +
        'line 3 of 3000:\n10:2 INFO request req-2 served',
    );
  });

  it('begins with the failures of a log and says how to go on', () => {
    expect(textOf(log, 'log')).toMatch(
      /^log, about \d+ tokens, 3000 lines\n6 failures:\n8: 10:7 ERROR request req-7 served\n508: /,
    );
    expect(textOf(log, 'log')).toMatch(
      /\n\[more: headroom_retrieve\(\{"hash":"0123456789abcdef01234567","lines":"\d+-3000"\}\)\]$/,
    );
  });

  it('finds an identifier together with the lines around it', () => {
    const found = textOf(log, 'log', { query: 'req-1234' });
    expect(found).toContain('10:1234 INFO request req-1234 served');
    expect(found).toContain('10:1235 INFO');
    expect(found).not.toContain('req-99 ');
    expect(counter.count(found)).toBeLessThan(500);
  });

  it('numbers the lines that match a pattern', () => {
    expect(textOf(log, 'log', { grep: 'error', lines: '600-2600' }).split('\n')).toEqual([
      '4 matching lines:',
      '1008: 10:1007 ERROR request req-1007 served',
      '1508: 10:1507 ERROR request req-1507 served',
      '2008: 10:2007 ERROR request req-2007 served',
      '2508: 10:2507 ERROR request req-2507 served',
    ]);
  });

  it('says when a pattern was taken literally', () => {
    expect(textOf('call f(x\nother', 'text', { grep: 'f(x' })).toBe(
      'taken literally: "f(x"\n1 matching line:\n1: call f(x',
    );
  });

  it('says that only JSON has paths', () => {
    expect(textOf(log, 'log', { path: 'items[0]' })).toMatch(
      /^no paths in log; use lines, rows or grep\n/,
    );
  });

  describe('in lists of paths and hits', () => {
    const listed = ['src', 'src/api', 'src/api-old', 'test'].flatMap((directory) =>
      Array.from({ length: 30 }, (_, file) => `./${directory}/m${file}.ts`),
    );

    it('shows what lies below a directory, and nothing beside it', () => {
      const found = textOf(listed.join('\n'), 'search', { path: 'src/api/' });
      expect(found.split('\n')).toEqual(['lines 31-60 of 120:', ...listed.slice(30, 60)]);
      expect(textOf(listed.join('\n'), 'search', { path: './test/m3.ts' })).toBe(
        'line 94 of 120:\n./test/m3.ts',
      );
    });

    it('shows the names below the line of their directory', () => {
      const blocks = ['./src:\napi\nindex.ts', './src/api:\nget.ts', './test:\nget.test.ts'];
      expect(textOf(blocks.join('\n\n'), 'search', { path: 'src/api' })).toBe(
        'lines 5-6 of 9:\n./src/api:\nget.ts',
      );
    });

    it('shows the hits of a file, with its name in each line or above', () => {
      const hits = 'src/a.ts:3:one\nsrc/a.ts-4-next\nsrc/a.tsx:9:two';
      expect(textOf(hits, 'search', { path: 'src/a.ts' })).toBe(
        'lines 1-2 of 3:\nsrc/a.ts:3:one\nsrc/a.ts-4-next',
      );
      const headed = 'src/a.ts\n3:one\n7:three\n\nsrc/b.ts\n9:two';
      expect(textOf(headed, 'search', { path: 'src/a.ts' })).toBe(
        'lines 1-3 of 6:\nsrc/a.ts\n3:one\n7:three',
      );
    });

    it('says that a path is not there', () => {
      expect(textOf(listed.join('\n'), 'search', { path: 'docs' })).toMatch(
        /^no line begins with "docs"; use lines, query or grep\n/,
      );
    });
  });

  it('finds a function of code whole', () => {
    const code = Array.from(
      { length: 200 },
      (_, index) =>
        `export function step${index}(value: number): number {\n  const next = value + ${index};\n\n  return next;\n}\n`,
    ).join('\n');
    const found = textOf(code, 'code', { query: 'step150' });
    expect(found).toContain(
      'function step150(value: number): number {\n  const next = value + 150;\n\n  return next;\n}',
    );
    expect(textOf(code, 'code')).toContain(
      '200 definitions, the first 15:\n1: export function step0(',
    );
  });

  it('finds the paragraph that answers a question', () => {
    const prose = Array.from({ length: 80 }, (_, index) =>
      `Paragraph ${index} is about the weather in town ${index}. It was a mild day. `.repeat(6),
    );
    prose[53] = 'The treasure was buried under the old lighthouse by Captain Morrow in 1721.';
    const found = textOf(prose.join('\n\n'), 'prose', { query: 'who buried the treasure?' });
    expect(found).toMatch(/^\d+ matching parts?.*\nlines [^\n]*\n[^]*Captain Morrow in 1721/);
  });
});

describe('an answer about rows', () => {
  const csv = `id,name,note\n${Array.from({ length: 400 }, (_, id) => `${id},name_${id},"a\nb"`).join('\n')}`;

  it('counts records of CSV, not lines, and shows their columns', () => {
    expect(textOf(csv, 'csv', { rows: '3' })).toBe(
      'row 3 of 400:\nid,name,note\nrow 3: 2,name_2,"a\nb"',
    );
    expect(textOf(csv, 'csv', { query: 'name_77' })).toBe(
      '1 matching part:\nid,name,note\nrow 78: 77,name_77,"a\nb"',
    );
    expect(textOf(csv, 'csv', { grep: 'name_39[89]' })).toBe(
      '2 matching rows:\nid,name,note\nrow 399: 398,name_398,"a\nb"\nrow 400: 399,name_399,"a\nb"',
    );
  });

  it('counts the lines of NDJSON that hold something', () => {
    const ndjson = '{"id":1}\n\n{"id":2}\n{"id":3}\n';
    expect(textOf(ndjson, 'ndjson', { rows: '2-' })).toBe(
      'rows 2-3 of 3:\nrow 2: {"id":2}\nrow 3: {"id":3}',
    );
  });
});

it('an answer about 2 MB takes well under a second', () => {
  const rows = Array.from({ length: 14_000 }, (_, id) => ({
    id,
    name: `request ${(id * 7919) % 100_003}`,
    details: { host: `pod-${id % 50}`, message: 'served from the cache without a problem' },
  }));
  const text = JSON.stringify({ rows }, null, 1);
  expect(text.length).toBeGreaterThan(1_900_000);
  textOf(text, 'json', { query: 'warm up' });
  const spent = processorTime();
  for (const asked of [{}, { query: 'request 4711' }, { grep: 'pod-\\d7' }, { rows: '9000-' }]) {
    textOf(text, 'json', asked);
  }
  expect(spent()).toBeLessThan(2000);
});
