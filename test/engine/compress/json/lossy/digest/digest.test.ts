import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../../../engine/compress/json/value/records.ts';
import {
  digestLines,
  writeDigest,
} from '../../../../../../engine/compress/json/lossy/digest/digest.ts';
import { factsOf } from '../../../../../../engine/compress/json/lossy/facts.ts';
import { alarmsOf } from '../../../../../../engine/compress/json/lossy/alarms.ts';
import { contextFor, rowsOf } from '../support.ts';

function digest(rows: readonly JsonValue[], tokens = 1000, user = ''): readonly string[] {
  const facts = factsOf({ path: [], rows });
  const estimate = (text: string): number => text.length / 4;
  const lines = digestLines(facts, alarmsOf(facts), contextFor(user).query);
  return writeDigest(lines, { tokens, essential: tokens, estimate });
}

describe('the digest of a list', () => {
  it('counts every value of a category, the most frequent first', () => {
    const rows = rowsOf(100, (index) => ({ level: index % 10 === 0 ? 'WARN' : 'INFO' }));
    expect(digest(rows)).toEqual(['level: INFO 90, WARN 10']);
  });

  it('counts the elements of lists, and names nested fields by their way', () => {
    const rows = rowsOf(60, (index) => ({
      labels: index % 2 === 0 ? ['bug', 'good first issue'] : ['bug'],
      hits: [{ line: index * 3 }, { line: index * 3 + 1 }],
    }));
    expect(digest(rows)).toEqual([
      'labels[]: bug 60, good first issue 30',
      'hits[].line: 0 to 178',
    ]);
  });

  it('counts first what the query names, be it a value or a column', () => {
    const rows = rowsOf(100, (index) => ({
      host: `web-${index % 3}`,
      rule: ['E501', 'UP031', 'B904', 'F405', 'E712'][index % 5] ?? '',
    }));
    const counts = 'rule: E501 ×20, UP031 ×20, B904 ×20, F405 ×20, E712 ×20';
    expect(digest(rows, 20)).not.toContain(counts);
    expect(digest(rows, 20, 'How many UP031 findings are there?')).toEqual([counts]);
    expect(digest(rows, 20, 'What does each rule find?')).toEqual([counts]);
  });

  it('says where lists were too long to be counted', () => {
    const rows = rowsOf(40, (index) => ({
      state: index % 2 === 0 ? 'open' : 'closed',
      labels: index === 7 ? rowsOf(65, () => 'bug') : [index % 4 === 0 ? 'bug' : 'docs'],
    }));
    expect(digest(rows)).toEqual([
      'state: open 20, closed 20',
      'labels[]: docs 29, bug 10, not counting lists of over 64 elements',
    ]);
  });

  it('counts names rather than the numbers that go with them', () => {
    const rows = rowsOf(400, (index) => ({
      pid: 100 + (index % 4),
      command: ['postgres', 'nginx', 'java', 'python3'][index % 4] ?? '',
    }));
    expect(digest(rows)).toEqual(['command: postgres 100, nginx 100, java 100, python3 ×100']);
  });

  it('leaves out what goes with a shorter column, though a third one has the same counts by chance', () => {
    const rows = rowsOf(40, (index) => ({
      lock: index < 10 ? 'x' : 'y',
      login: index % 4 === 0 ? 'octocat' : 'hubot',
      page: index % 4 === 0 ? 'https://example.org/octocat' : 'https://example.org/hubot',
    }));
    expect(digest(rows)).toEqual(['lock: y 30, x 10', 'login: hubot 30, octocat 10']);
  });

  it('counts what most rows have before what few have', () => {
    const rows = rowsOf(60, (index) => ({
      ...(index % 10 === 0 ? { peer: index % 20 === 0 ? 'zod' : 'react' } : {}),
      license: ['MIT', 'ISC', 'BSD', 'Apache'][index % 4] ?? '',
    }));
    expect(digest(rows)).toEqual([
      'license: MIT 15, ISC 15, BSD 15, Apache 15',
      'peer: zod 3, react 3, missing 54',
    ]);
  });

  it('says what is missing', () => {
    const rows = rowsOf(50, (index) => (index < 5 ? { state: null } : { state: `s${index % 2}` }));
    expect(digest(rows)).toEqual(['state: s1 ×23, s0 ×22, missing 5']);
  });

  it('does not say that what some rows hold as a record is missing there', () => {
    const rows = rowsOf(30, (index) => ({
      id: `task ${index}`,
      error: index === 17 ? { code: 'rate_limit', message: 'Rate limit reached' } : null,
    }));
    expect(digest(rows)).toContainEqual('error: missing 29');
  });

  it('gives ranges of numbers and times', () => {
    const rows = rowsOf(40, (index) => ({
      at: `2024-01-15T10:${String(59 - index).padStart(2, '0')}:00Z`,
      size: ((index * 37) % 41) * 10,
    }));
    expect(digest(rows)).toEqual([
      'size: 0 to 400, median 200',
      'at: 2024-01-15T10:20:00Z to 2024-01-15T10:59:00Z',
    ]);
  });

  it('tells of values among numbers that are none', () => {
    const rows = rowsOf(400, (index) => ({ size: index === 213 ? '10.1g' : (index * 37) % 401 }));
    expect(digest(rows)).toEqual(['size: 0 to 400, besides 10.1g 1']);
  });

  it('gives ranges of numbers and times where some rows have another text instead', () => {
    const rows = rowsOf(60, (index) => ({
      age: index % 5 === 0 ? '' : `${((index * 37) % 61) + 0.5}`,
      rate: index % 7 === 0 ? 'NA' : `.${100 + ((index * 37) % 61)}`,
      closed: index % 4 === 0 ? '' : `2024-01-15T10:${String(index).padStart(2, '0')}:00Z`,
    }));
    expect(digest(rows)).toEqual([
      'age: 1.5 to 60.5, median 36.5, besides "" 12',
      'rate: 0.101 to 0.158, median 0.131, besides NA 9',
      'closed: 2024-01-15T10:01:00Z to 2024-01-15T10:59:00Z, besides "" 15',
    ]);
  });

  it('names the row with the greatest number, unless many rows have it', () => {
    const rows = rowsOf(60, (index) => ({
      user: `user ${'abcdefgh'[index % 8] ?? ''}${index}`,
      revenue: index === 17 ? 999 : (index * 37) % 100,
      stars: Math.min(5, (index * 7) % 13) * 10,
    }));
    expect(digest(rows).join('\n')).toContain('revenue: 0 to 999 (user b17), median ');
    expect(digest(rows).some((line) => line.startsWith('stars: ') && line.includes('user'))).toBe(
      false,
    );
  });

  it('counts the kinds of messages', () => {
    const rows = rowsOf(60, (index) => ({
      message: index % 3 === 0 ? `Cache hit for ${index}` : `Took ${index} ms`,
    }));
    expect(digest(rows)[0]).toMatch(/2 kinds: Took \* ms 40, Cache hit for \* 20$/);
  });

  it('counts failures by what they say', () => {
    const rows = rowsOf(60, (index) => ({
      status: index % 3 === 0 ? 'failed' : 'ok',
      reason: index % 3 === 0 ? `disk ${index % 2} is full` : 'fine',
    }));
    expect(digest(rows)).toContain('failures 20: disk * is full 20');
  });

  it('counts rows of the level of a warning as warnings, never as failures', () => {
    const said = ['pool is short', 'token is late', 'connection failed, trying again'];
    const rows = rowsOf(60, (index) => ({
      level: index % 4 === 0 ? 'WARN' : 'INFO',
      message: index % 4 === 0 ? (said[(index / 4) % 3] ?? '') : 'served',
    }));
    const lines = digest(rows).join('\n');
    expect(lines).toContain(
      'warnings 15: pool is short 5, token is late 5, "connection failed, trying again" 5',
    );
    expect(lines).not.toContain('failures');
  });

  it('knows the numbers of pino and of the journal', () => {
    const pino = rowsOf(60, (index) => ({
      level: index % 6 === 0 ? 50 : index % 6 === 1 ? 40 : 30,
      msg: index % 6 === 0 ? `gateway ${index} is gone` : index % 6 === 1 ? 'late' : 'served',
    }));
    const journal = pino.map(({ level, msg }) => ({
      PRIORITY: { 30: '6', 40: '4', 50: '3' }[level] ?? '',
      MESSAGE: msg,
    }));
    for (const rows of [pino, journal]) {
      expect(digest(rows)).toContain('failures 10: gateway * is gone 10');
      expect(digest(rows)).toContain('other warnings 10: late 10');
    }
  });

  it('takes numbers for levels only by these conventions', () => {
    const tasks = rowsOf(60, (index) => ({ priority: (index % 3) + 1, message: 'paint it' }));
    const games = rowsOf(60, (index) => ({ level: (index % 6) * 10 + 10, player: 'abc' }));
    for (const rows of [tasks, games]) expect(digest(rows).join('\n')).not.toMatch(/failures|warn/);
  });

  it('takes what failing rows say from the column that all of them have, not from ids or traces', () => {
    const rows = rowsOf(60, (index) => ({
      cursor: `s=${(index * 7_654_321 + 2 ** 45).toString(16)};i=${index.toString(16)};t=1a2b3c4d5e6f7a8b`,
      level: index % 3 === 0 ? 'error' : 'info',
      message: index % 3 === 0 ? `job ${index} died` : 'ok',
      ...(index % 6 === 0 ? { stack: 'Traceback (most recent call last):\n  File "a.py"' } : {}),
    }));
    expect(digest(rows)).toContain('failures 20: job * died 20');
  });

  it('masks short ids of letters and digits', () => {
    const rows = rowsOf(60, (index) => ({
      level: index % 3 === 0 ? 'error' : 'info',
      message:
        index % 3 === 0 ? `no user u-${['d388', '4dba', '2d97'][(index % 9) / 3] ?? ''}` : 'ok',
    }));
    expect(digest(rows)).toContain('failures 20: no user u-* 20');
  });

  it('names the ends of a column of names that all differ, with the count of each', () => {
    const rows = rowsOf(30, (index) => ({ path: `${'abcdefghij'[index % 10]}${index}/main.ts` }));
    expect(digest(rows)[0]).toMatch(
      /30 values, each once: a0\/main.ts 1, b1\/main.ts 1 … j29\/main.ts 1/,
    );
  });

  it('leaves out hashes, constants, and what always goes with a shorter column', () => {
    const rows = rowsOf(60, (index) => ({
      repository: `org/${'abc'[index % 3] ?? ''}`,
      url: `https://example.com/org/${'abc'[index % 3] ?? ''}`,
      sha: (index * 7_654_321 + 2 ** 40).toString(16).padStart(16, '0'),
      branch: 'main',
    }));
    expect(digest(rows)).toEqual(['repository: org/a 20, org/b 20, org/c 20']);
  });

  it('takes no more than the room there is', () => {
    const rows = rowsOf(500, (index) => ({
      name: `name ${index % 170}`,
      level: `level ${index % 9}`,
      text: `text ${index} of ${index % 31}`,
    }));
    for (const tokens of [0, 20, 60, 200]) {
      const length = digest(rows, tokens).reduce((sum, line) => sum + line.length / 4, 0);
      expect(length).toBeLessThanOrEqual(tokens);
    }
  });

  it('counts right, compared with a naive count', () => {
    const value = fc.constantFrom('red', 'green', 'blue', 'deep sea blue', null);
    fc.assert(
      fc.property(fc.array(value, { minLength: 30, maxLength: 80 }), (colours) => {
        const line = digest(colours.map((colour) => ({ colour })))[0] ?? 'colour: ';
        const counts = line.slice('colour: '.length).split(', ');
        const values = new Set(colours);
        if (values.size < 2) return;
        for (const colour of values) {
          const count = colours.filter((each) => each === colour).length;
          expect(counts).toContain(`${colour ?? 'missing'} ${count}`);
        }
      }),
    );
  });
});
