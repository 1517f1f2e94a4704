import { describe, expect, it } from 'vitest';
import type { LossyContext } from '../../../../../engine/compress/compressor.ts';
import type { JsonValue } from '../../../../../engine/compress/json/value/records.ts';
import { factsOf } from '../../../../../engine/compress/json/lossy/facts.ts';
import { SEVERITY } from '../../../../../engine/compress/json/lossy/severities.ts';
import { elideList, prepareList } from '../../../../../engine/compress/json/lossy/list-elision.ts';
import { evenlySpread } from '../../../../../engine/compress/evenly-spread.ts';
import { createHeadroom } from '../../../../../src/index.ts';
import { oneToolResult } from '../../../../eval/conversation.ts';
import { contextFor, createRandom, rowsOf } from './support.ts';

function shownRows(rows: readonly JsonValue[], user = '', budget = 600): readonly number[] {
  return shownIn(rows, contextFor(user, budget));
}

/** With a budget that was asked for. */
function filledRows(rows: readonly JsonValue[], user: string, budget: number): readonly number[] {
  return shownIn(rows, { ...contextFor(user, budget), fillsBudget: true });
}

function shownIn(rows: readonly JsonValue[], context: LossyContext): readonly number[] {
  return (
    elideList(prepareList({ path: [], rows }, context), { tokens: context.budget }, context)
      ?.rows ?? []
  );
}

const random = createRandom(7);
const plain = rowsOf(300, (index) => ({
  id: `row-${index}`,
  level: ['INFO', 'DEBUG', 'WARN'][index % 3] ?? '',
  latency: 50 + random(50),
  message: `Request ${random(10_000)} processed`,
}));

/** The plain rows with other properties in one of them. */
function withRow(index: number, properties: { readonly [key: string]: JsonValue }) {
  return plain.map((row, each) => (each === index ? Object.assign({}, row, properties) : row));
}

/** The row with so much in it that there is room for few. */
function withDetails(row: object) {
  const details = Array.from({ length: 40 }, () => `${random(10_000)} ${random(10_000)}`);
  return Object.assign({}, row, { details: details.join(' of ') });
}

describe('the rows that are shown', () => {
  it('begin and end with the ends of the list', () => {
    const rows = shownRows(plain);
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
    expect(rows).toEqual(expect.arrayContaining([0, 1, 298, 299]));
    expect(rows.length).toBeLessThan(40);
  });

  it.each<[string, { readonly [key: string]: JsonValue }]>([
    ['an error', { level: 'ERROR', message: 'Connection refused' }],
    ['a failure told in words', { message: 'Unhandled exception in worker' }],
    ['a number far out', { latency: 9000 }],
    ['a negative number', { latency: -400 }],
    ['a rare category', { level: 'AUDIT' }],
    ['a field of its own', { incident: 'INC-1' }],
    ['a value of another type', { latency: 'unknown' }],
    ['a missing value', { latency: null }],
    ['a rare kind of message', { message: 'Leader election started' }],
    ['a server error', { status: 503 }],
    ['a failed exit', { exit_code: 2 }],
  ])('hold %s, wherever it stands', (_, properties) => {
    for (const index of [3, 42, 150, 297]) {
      expect(shownRows(withRow(index, properties))).toContain(index);
    }
  });

  it('hold one of each kind of warning, however many there are', () => {
    const kinds = ['pool is short', 'token is late', 'disk fills up', 'replica lags'];
    const rows = plain.map((row, index) =>
      index % 3 === 2 && index > 60 ? Object.assign({}, row, { message: kinds[index % 4] }) : row,
    );
    const said = shownRows(rows, '', 900).map((row) => rows[row]?.message);
    expect(said).toEqual(expect.arrayContaining(kinds));
  });

  it('hold what the query names exactly', () => {
    expect(shownRows(plain, 'what happened to row-217?')).toContain(217);
  });

  it('hold the row of a day that the query names', () => {
    const days = rowsOf(120, (index) => ({
      day: `20${10 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
      sales: 100 + random(50),
    }));
    expect(shownRows(days, 'What were the sales on 2014-06-01?', 200)).toContain(53);
  });

  it('hold the rows that the words of the query are in', () => {
    const rows = plain.map((row, index) =>
      index % 60 === 30 ? Object.assign({}, row, { message: 'Payment was declined' }) : row,
    );
    expect(shownRows(rows, 'why were payments declined?')).toEqual(
      expect.arrayContaining([30, 90, 150, 210]),
    );
  });

  it('hold the row at which a level shifts', () => {
    const shifted = rowsOf(200, (index) => ({ load: (index < 120 ? 10 : 60) + (index % 7) }));
    expect(shownRows(shifted)).toContain(120);
  });

  it('are none that only have the largest number of those that name things', () => {
    const numbered = (name: string) =>
      plain.map((row, index) =>
        Object.assign({}, row, { [name]: index === 57 ? 9_999_999 : 1000 + ((index * 37) % 901) }),
      );
    expect(shownRows(numbered('bytes'))).toContain(57);
    expect(shownRows(numbered('ownerId'))).not.toContain(57);
  });

  it('hold one row of each kind of failure where failures are many', () => {
    const failing = plain.map((row, index) =>
      index % 4 === 0
        ? Object.assign({}, row, {
            level: 'ERROR',
            message: `${index % 8 === 0 ? 'Timeout after' : 'Refused port'} ${index}`,
          })
        : row,
    );
    const rows = shownRows(failing);
    expect(rows.filter((row) => row % 4 === 0).length).toBeLessThan(6);
    expect(rows).toEqual(expect.arrayContaining([0, 4]));
  });

  it('hold a row without a failure beside those with one', () => {
    const failing = plain.map((row, index) =>
      index < 5 || index > 290 || index % 10 === 0
        ? Object.assign({}, row, { level: 'ERROR', message: `${'xyz'[index % 3] ?? ''} failed` })
        : row,
    );
    expect(shownRows(failing, '', 100)).toContain(5);
  });

  it('hold the failure where there is room for one row only', () => {
    const described = withRow(42, { level: 'ERROR' }).map(withDetails);
    expect(shownRows(described, '', 120)).toEqual([42]);
  });

  it('count as failed where one of them alone has a state of failure in its own list', () => {
    const pods = rowsOf(60, (index) => ({
      name: `pod-${index}`,
      containers: [
        {
          name: 'app',
          restarts: 0,
          state: index === 31 ? { waiting: { reason: 'CrashLoopBackOff' } } : { running: {} },
        },
      ],
    }));
    const { severities } = factsOf({ path: [], rows: pods });
    expect(severities.indexOf(SEVERITY.failure)).toBe(31);
  });

  it('stay within the room there is, but for those that are needed', () => {
    const context = contextFor('');
    const elision = elideList(
      prepareList({ path: [], rows: plain }, context),
      { tokens: 400 },
      context,
    );
    const shown = (elision?.rows ?? []).map((row) => JSON.stringify(plain[row]).length / 4);
    const notes = (elision?.notes ?? []).map((note) => note.length / 4);
    expect([...shown, ...notes].reduce((sum, each) => sum + each, 0)).toBeLessThan(700);
  });
});

describe('a budget that was asked for', () => {
  it('show first the row that holds a record of an error where the others hold none', () => {
    const tasks = rowsOf(30, (index) => ({
      id: `task-${index}`,
      response: index === 17 ? null : { status: 200, text: `${index} ${'so it goes '.repeat(40)}` },
      error: index === 17 ? { code: 'rate_limit', message: 'Too many at once' } : null,
    }));
    expect(shownRows(tasks, '', 200)).toContain(17);
  });

  it('are not those that hold a word of the query which most rows hold', () => {
    const cafes = rowsOf(20, (index) => ({
      name: index === 7 ? 'Cafe Luna' : `Cafe ${index}`,
      status: index === 15 ? 'CLOSED' : 'OPEN',
      photo: `${index} ${'abcdefgh '.repeat(90)}`,
    }));
    expect(shownRows(cafes, 'find me a good cafe', 450)).toEqual([15]);
    expect(shownRows(cafes, 'find me cafe luna', 450)).toContain(7);
  });

  it('is filled with rows from all over the list', () => {
    expect(shownRows(plain, '', 2000).length).toBeLessThan(40);
    const rows = filledRows(plain, '', 2000);
    expect(rows.length).toBeGreaterThan(100);
    const gaps = rows.map((row, index) => row - (rows[index - 1] ?? -1));
    expect(Math.max(...gaps)).toBeLessThan(6);
  });

  it('is filled first with all rows that answer the query', () => {
    const refunds = rowsOf(60, (index) => index * 5 + 2);
    const rows = plain.map((row, index) =>
      refunds.includes(index) ? Object.assign({}, row, { message: `Refund ${index} paid` }) : row,
    );
    expect(shownRows(rows, 'which refunds?', 1500).length).toBeLessThan(60);
    const shown = filledRows(rows, 'which refunds?', 1500);
    expect(shown).toEqual(expect.arrayContaining([...refunds]));
  });

  it('never brings back more than most rows', () => {
    expect(filledRows(plain, '', 100_000)).toHaveLength(210);
  });

  it.each([0.1, 0.3])('is used by records of every notation: %s', async (keep) => {
    const texts = [
      JSON.stringify(plain),
      plain.map((row) => JSON.stringify(row)).join('\n'),
      `id,level,latency,message\n${plain.map((row) => Object.values(row).join(',')).join('\n')}`,
      plain.map((row) => `- ${writeYaml(row)}`).join('\n'),
    ];
    await using headroom = createHeadroom({ store: 'memory', keep });
    const shares: number[] = [];
    for (const text of texts) {
      const messages = oneToolResult(text, 'What is in there?');
      const { tokens } = await headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
      shares.push(tokens.after / tokens.before);
    }
    expect(Math.min(...shares)).toBeGreaterThan(0.8 * keep);
    expect(Math.max(...shares)).toBeLessThan(1.25 * keep);
  });
});

function writeYaml(row: (typeof plain)[number]): string {
  return Object.entries(row)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n  ');
}

describe('rows spread evenly', () => {
  it.each([1, 2, 7, 89, 300, 1024])('are each of %s once', (count) => {
    const rows = evenlySpread(count);
    expect(rows.toSorted((one, other) => one - other)).toEqual([...Array(count).keys()]);
  });

  it('lie close to every other one from the start', () => {
    const rows = evenlySpread(1000)
      .slice(0, 100)
      .toSorted((one, other) => one - other);
    expect(Math.max(...rows.map((row, index) => row - (rows[index - 1] ?? 0)))).toBeLessThan(20);
  });

  it('are none of none', () => {
    expect(evenlySpread(0)).toEqual([]);
  });
});

describe('a list that is not elided', () => {
  it('is one of which nearly every row is needed', () => {
    const rows = rowsOf(12, (index) => ({ id: `a-${index}x`, state: 'ok' }));
    const user = rows.map((_, index) => `a-${index}x`).join(' ');
    expect(shownRows(rows, user)).toEqual([]);
  });

  it('is one of hashes of which none was asked for', () => {
    const random8 = createRandom(3);
    const hash = (): string =>
      rowsOf(4, () =>
        random8(2 ** 31)
          .toString(16)
          .padStart(8, '0'),
      ).join('');
    const hashes = rowsOf(200, hash);
    expect(shownRows(hashes)).toEqual([]);
    expect(filledRows(hashes, '', 600).length).toBeGreaterThan(30);
    expect(shownRows(hashes, `where is ${hashes[99]}?`)).toContain(99);
  });
});
