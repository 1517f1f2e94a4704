import { describe, expect, it } from 'vitest';

import { briefRows } from '../../../../../../engine/compress/json/lossy/brief/rows.ts';
import { elideDocument } from '../../../../../../engine/compress/json/lossy/document-elision.ts';
import { factsOf } from '../../../../../../engine/compress/json/lossy/facts.ts';
import type { JsonList, JsonValue } from '../../../../../../engine/compress/json/value/records.ts';
import { contextFor, rowsOf } from '../support.ts';

const BODY = 'Rows come twice when a lease is lost while results are written. '.repeat(32);

const issues = rowsOf(15, (index) => ({
  url: `https://api.example.org/repos/a/b/issues/${1400 + index}`,
  id: 90_000 + 13 * index,
  title: `Title of issue ${index}`,
  state: index % 3 === 0 ? 'closed' : 'open',
  author: { login: `author${index % 4}`, type: 'User' },
  body: `${index}: ${BODY}`,
}));

function brief(list: Pick<JsonList, 'rows' | 'keys'>, tokens: number): readonly string[] {
  const whole = { path: [], ...list };
  const { counter } = contextFor('');
  return briefRows(whole, factsOf(whole), { tokens, estimate: (text) => counter.estimate(text) });
}

describe('rows in brief', () => {
  it('are what each row is called and its short fields, below a heading that says what all have in common', () => {
    expect(brief({ rows: issues }, 500).slice(0, 3)).toEqual([
      'all 15 rows in brief {#,id,title,state,author.login,author.type=User}:',
      '1,90000,Title of issue 0,closed,author0',
      '2,90013,Title of issue 1,open,author1',
    ]);
  });

  it('have fewer fields where there is less room, and in the end none', () => {
    expect(brief({ rows: issues }, 210)[0]).toMatch(/^all 15 rows in brief \{#,id,title(?!,state)/);
    expect(brief({ rows: issues }, 100)).toEqual([]);
  });

  it('are not said where half of the rows can be shown', () => {
    expect(brief({ rows: issues }, 5000)).toEqual([]);
    const short = rowsOf(40, (index) => ({ id: index, name: `n${index}`, note: 'a b c d' }));
    expect(brief({ rows: short }, 150)).toEqual([]);
  });

  it('are the beginnings of texts that have no name', () => {
    const lines = brief({ rows: rowsOf(8, (index) => ({ text: `${index} of ${BODY}` })) }, 400);
    expect(lines[0]).toBe('all 8 rows in brief {#,text}:');
    expect(lines[1]).toMatch(/^1,0 of Rows come twice [^…]+…$/);
    expect(brief({ rows: ['a', 'b', 'c'].map((sign) => sign + BODY) }, 300)[0]).toBe(
      'all 3 rows in brief {#,value}:',
    );
  });

  it('are the keys of a map, the first ones where there are too many', () => {
    const rows: readonly JsonValue[] = rowsOf(60, () => ({ nested: [{ text: BODY }] }));
    const keys = rows.map((_, index) => `Schema${index}`);
    expect(brief({ rows, keys }, 900)).toEqual([`all 60 keys: ${keys.join(',')}`]);
    expect(brief({ rows, keys }, 200)[0]).toMatch(
      /^the first \d\d of 60 keys: Schema0,Schema1,[^ ]+$/,
    );
  });

  it('have the numbers of their lines where rows are named by these', () => {
    const lines = issues.map((_, index) => 3 * index + 2);
    const elided = elideDocument(issues, contextFor('', 450), lines) ?? '';
    expect(elided).toContain('\nall 15 rows in brief {line,id,title,');
    expect(elided).toContain('\n2,90000,Title of issue 0,');
    expect(elided).toContain('\n44,90182,Title of issue 14,');
  });

  it('let every record of a document be seen that has room for none of them', () => {
    const context = contextFor('', 450);
    const elided = elideDocument({ total: 15, issues }, context) ?? '';
    for (let index = 0; index < 15; index += 1) expect(elided).toContain(`Title of issue ${index}`);
    expect(context.counter.estimate(elided)).toBeLessThanOrEqual(450);
  });
});

describe('rows that stand out', () => {
  const services = rowsOf(20, (index) => ({
    Name: `/svc-${index}`,
    State: { Status: index === 7 ? 'exited' : 'running', ExitCode: index === 7 ? 137 : 0 },
    Env: rowsOf(40, (variable) => `VAR_${variable}=${index} ${BODY.slice(0, 60)}`),
  }));

  it('say how they differ from nearly all others where they are too large to be shown', () => {
    const elided = elideDocument(services, contextFor('', 450)) ?? '';
    expect(elided).toContain('20 of 20 rows omitted');
    expect(elided).toContain('\n#8 /svc-7 stands out: State.Status=exited, State.ExitCode=137\n');
    expect(elided.match(/stands out/g)).toHaveLength(1);
  });

  it('are shown whole where there is room', () => {
    const elided = elideDocument(services, contextFor('', 1500)) ?? '';
    expect(elided).toMatch(/\n8,\/svc-7,exited,137,/);
    expect(elided).not.toContain('stands out');
  });
});

it('lists of few rows are cut where they take several times the room there is', () => {
  const parts = rowsOf(3, (index) => ({
    name: `part ${index}`,
    items: rowsOf(20, (item) => `${index} ${item} ${BODY.slice(0, 390)}`),
  }));
  const context = contextFor('', 450);
  const elided = elideDocument({ parts }, context) ?? '';
  expect(elided).toContain('parts: 3 of 3 rows omitted');
  expect(elided).toMatch(/\n1,part 0\n2,part 1\n3,part 2/);
});
