import { describe, expect, it } from 'vitest';

import {
  type AdapterEvent,
  type BlockReport,
  memoryStore,
  modelPrices,
  type Store,
  tokenCounter,
} from '../../../src/index.ts';
import { block } from './block.ts';
import type { LedgerEntry } from '../../../src/ledger/entry.ts';
import { createLedger, type Ledger } from '../../../src/ledger/ledger.ts';
import { readLedger } from '../../../src/ledger/read-ledger.ts';
import { reportLedger } from '../../../src/ledger/report.ts';

const MODEL = 'claude-sonnet-5';
const place = { conversation: 'c1', model: MODEL, heldOut: false };
const MINUTE = 60_000;

type Compression = Extract<AdapterEvent, { kind: 'compression' }>;

function compression(messages: number, change: Partial<Compression> = {}): Compression {
  const blocks = [block(1)];
  return { kind: 'compression', ...place, messages, blocks, offersTool: false, ...change };
}

interface Scene {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly clock: { now: number };
}

function open(store = memoryStore()): Scene {
  const clock = { now: Date.parse('2026-11-20T10:00:00Z') };
  const ledger = createLedger({
    pricesOf: modelPrices,
    store,
    now: () => clock.now,
    onFailure: (error) => {
      throw error;
    },
  });
  return { store, ledger, clock };
}

async function onlyEntry({ ledger, store }: Scene): Promise<LedgerEntry | undefined> {
  await ledger.flush();
  const entries = await readLedger(store);
  expect(entries).toHaveLength(1);
  return entries[0];
}

const tokens = (text: string): number => tokenCounter(MODEL).estimate(text);
const OTHER = 'another text';
/** Tokens that are saved of a block. */
const SAVED = tokens(block(1).before) - tokens(block(1).after);

describe('the ledger', () => {
  it('counts a block once as new, and again in each later request', async () => {
    const scene = open();
    for (const messages of [2, 4, 6]) scene.ledger.note(compression(messages));
    const entry = await onlyEntry(scene);
    expect(entry).toMatchObject({ day: '2026-11-20', session: 'c1', model: MODEL, requests: 3 });
    const [part] = entry?.saved ?? [];
    expect(part).toMatchObject({ kind: 'json', tool: 'search' });
    const counter = tokenCounter(MODEL);
    const { before, after } = block(1);
    expect(part?.fresh).toBe(counter.estimate(before) - counter.estimate(after));
    expect(part?.again).toBe(2 * (part?.fresh ?? 0));
  });

  it('counts it as new again when the cache has forgotten it', async () => {
    const scene = open();
    scene.ledger.note(compression(2));
    scene.clock.now += 6 * MINUTE;
    scene.ledger.note(compression(4));
    const entry = await onlyEntry(scene);
    expect(entry?.saved[0]?.again).toBe(0);
  });

  it('does not count what compression left alone, nor more than there was', async () => {
    const scene = open();
    const untouched = block(1, { outcome: 'untouched', after: 'x' });
    const grown = block(1, { before: 'x', after: 'much longer' });
    scene.ledger.note(compression(2, { blocks: [untouched, grown] }));
    expect((await onlyEntry(scene))?.saved).toEqual([]);
  });

  it('debits the tool once as new, and what models retrieved in later requests', async () => {
    const scene = open();
    const usage = { prompt: 5000, cached: 4000, output: 50 };
    scene.ledger.note(compression(2, { offersTool: true }));
    const tool = (await onlyEntry(scene))?.added.fresh ?? 0;
    expect(tool).toBeGreaterThan(50);
    const retrieved = ['word '.repeat(500)];
    scene.ledger.note({ kind: 'answer', ...place, usage, isHidden: false, retrieved });
    scene.ledger.note({ kind: 'answer', ...place, usage, isHidden: true, retrieved: [] });
    scene.ledger.note(compression(5, { offersTool: true }));
    const entry = await onlyEntry(scene);
    expect(entry?.added.fresh).toBe(tool);
    expect(entry?.added.again).toBeGreaterThan(tool + 450);
    expect(entry?.hidden).toEqual({ answers: 1, ...usage });
    expect(entry?.reported).toEqual({ answers: 1, ...usage });
  });

  it('debits what models retrieved where the provider does not report, as in most streams', async () => {
    const scene = open();
    scene.ledger.note(compression(2));
    const answer = { kind: 'answer', ...place, usage: undefined } as const;
    scene.ledger.note({ ...answer, isHidden: false, retrieved: ['word '.repeat(500)] });
    scene.ledger.note({ ...answer, isHidden: true, retrieved: [] });
    const { hidden, reported } = (await onlyEntry(scene)) ?? {};
    const cached = tokens(block(1).after);
    const prompt = cached + tokens('word '.repeat(500));
    expect(hidden).toEqual({ answers: 1, prompt, cached, output: 100 });
    expect(reported?.answers).toBe(0);
  });

  it('goes on from where a conversation was taken back to: the cache still has what stands before', async () => {
    const scene = open();
    const later = (change: Partial<BlockReport>): readonly BlockReport[] => [
      block(1),
      block(5, change),
    ];
    scene.ledger.note(compression(8, { blocks: later({}) }));
    scene.ledger.note(compression(2));
    scene.ledger.note(compression(8, { blocks: later({ before: OTHER, after: OTHER }) }));
    const entry = await onlyEntry(scene);
    expect(entry?.saved).toEqual([
      { kind: 'json', tool: 'search', fresh: 2 * SAVED, again: 2 * SAVED },
    ]);
    expect(entry?.requests).toBe(3);
  });

  it('counts nothing for a text that the client has taken out since, as where it clears old results', async () => {
    const scene = open();
    const cleared = { before: '[cleared]', after: '[cleared]', outcome: 'untouched' } as const;
    scene.ledger.note(compression(4, { blocks: [block(1), block(3)] }));
    for (const messages of [6, 8, 10]) {
      scene.ledger.note(compression(messages, { blocks: [block(1), block(3, cleared)] }));
    }
    const entry = await onlyEntry(scene);
    expect(entry?.saved).toEqual([
      { kind: 'json', tool: 'search', fresh: 2 * SAVED, again: 3 * SAVED },
    ]);
    expect(entry?.prefix).toMatchObject({ kept: 3, changedByClient: 1 });
  });

  it('forgets what a model retrieved where the conversation was taken back before that', async () => {
    const scene = open();
    scene.ledger.note(compression(4, { blocks: [block(1)] }));
    const retrieved = ['word '.repeat(500)];
    const usage = { prompt: 1000, cached: 0, output: 10 };
    scene.ledger.note({ kind: 'answer', ...place, usage, isHidden: false, retrieved });
    scene.ledger.note(compression(2));
    scene.ledger.note(compression(4));
    expect((await onlyEntry(scene))?.added).toEqual({ fresh: 0, again: 0 });
  });

  it('compares a request with the one before to the same model, whose cache it is', async () => {
    const scene = open();
    const elsewhere = {
      model: 'claude-opus-5',
      blocks: [block(1, { before: OTHER, after: OTHER })],
    };
    scene.ledger.note(compression(2));
    scene.ledger.note(compression(2, elsewhere));
    scene.ledger.note(compression(4));
    await scene.ledger.flush();
    const { prefix } = reportLedger(await readLedger(scene.store), modelPrices);
    expect(prefix).toMatchObject({ kept: 3, changedByClient: 0 });
  });

  it('has an entry for each day, and reads a range of days', async () => {
    const scene = open();
    for (let day = 0; day < 4; day += 1) {
      scene.ledger.note(compression(2));
      scene.clock.now += 24 * 60 * MINUTE;
    }
    await scene.ledger.flush();
    const days = async (range: object): Promise<readonly string[]> =>
      (await readLedger(scene.store, range)).map(({ day }) => day);
    expect(await days({})).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
    expect(await days({ since: '2026-11-21', until: '2026-11-22' })).toEqual([
      '2026-11-21',
      '2026-11-22',
    ]);
  });

  it('adds up what several processes write at once', async () => {
    const store = memoryStore();
    const scenes = Array.from({ length: 5 }, () => open(store));
    await Promise.all(
      scenes.map(async ({ ledger }) => {
        for (let turn = 1; turn <= 10; turn += 1) {
          ledger.note(compression(turn * 2));
          await ledger.flush();
        }
      }),
    );
    const report = reportLedger(await readLedger(store), modelPrices);
    expect(report.total.requests).toBe(50);
    expect(report.sessions.map(({ name, requests }) => [name, requests])).toEqual([['c1', 50]]);
  });

  it('is read without an entry that is damaged', async () => {
    const scene = open();
    scene.ledger.note(compression(2));
    scene.ledger.note({ ...compression(2), conversation: 'c2' });
    await scene.ledger.flush();
    const recalled = async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      new Map(
        [...(await scene.store.recall(keys))].map(([key, value]) => [
          key,
          value.includes('"c2"') ? value.slice(0, -9) : value,
        ]),
      );
    const entries = await readLedger({ ...scene.store, recall: recalled });
    expect(entries.map(({ session }) => session)).toEqual(['c1']);
  });

  it('loses nothing while the store fails, and tells of it', async () => {
    const store = memoryStore();
    const failures: unknown[] = [];
    let isFull = true;
    const ledger = createLedger({
      pricesOf: modelPrices,
      store: {
        recall: (keys) => store.recall(keys),
        remember: async (key, value) => {
          if (isFull) throw new Error('disk full');
          await store.remember(key, value);
        },
      },
      onFailure: (error) => failures.push(error),
    });
    ledger.note(compression(2));
    await ledger.flush();
    expect(failures).toHaveLength(1);
    isFull = false;
    ledger.note(compression(4));
    await ledger.flush();
    expect((await readLedger(store)).map(({ requests }) => requests)).toEqual([2]);
  });

  it('is not upset by a clock that goes back', async () => {
    const scene = open();
    scene.ledger.note(compression(2));
    scene.clock.now -= 60 * MINUTE;
    scene.ledger.note(compression(4));
    const entry = await onlyEntry(scene);
    expect(entry?.requests).toBe(2);
    expect(entry?.saved[0]?.again).toBeGreaterThan(0);
  });
});

describe('a conversation in which compression does not pay', () => {
  it('is known by what retrieving has cost', () => {
    const { ledger } = open();
    ledger.note(compression(2));
    expect(ledger.isLosing(place)).toBe(false);
    const usage = { prompt: 30_000, cached: 0, output: 100 };
    const answer = { kind: 'answer', ...place, usage, retrieved: [] } as const;
    ledger.note({ ...answer, isHidden: false });
    expect(ledger.isLosing(place)).toBe(false);
    ledger.note({ ...answer, isHidden: true });
    expect(ledger.isLosing(place)).toBe(true);
    expect(ledger.isLosing({ ...place, conversation: 'c2' })).toBe(false);
  });
});

describe('the proof of the prefix', () => {
  const changed = (change: Partial<BlockReport>): Compression =>
    compression(4, { blocks: [block(1, change), block(3)] });

  it('says whose change it was that broke it', async () => {
    const scene = open();
    scene.ledger.note(compression(2));
    scene.ledger.note(changed({}));
    scene.ledger.note(changed({ before: 'another text', after: 'another text' }));
    scene.ledger.note(changed({ before: 'another text', after: 'made otherwise' }));
    expect((await onlyEntry(scene))?.prefix).toMatchObject({
      kept: 2,
      changedByClient: 1,
      changedByHeadroom: 1,
    });
  });

  it('compares what caches served with what they had', async () => {
    const scene = open();
    const answer = (prompt: number, cached: number): void =>
      scene.ledger.note({
        kind: 'answer',
        ...place,
        usage: { prompt, cached, output: 1 },
        isHidden: false,
        retrieved: [],
      });
    scene.ledger.note(compression(2));
    answer(1000, 0);
    scene.ledger.note(compression(4));
    answer(1200, 1000);
    scene.ledger.note(compression(6));
    answer(1300, 600);
    // The cache can have nothing of what was sent an hour ago.
    scene.clock.now += 60 * MINUTE;
    scene.ledger.note(compression(8));
    answer(1400, 0);
    expect((await onlyEntry(scene))?.prefix).toMatchObject({ expected: 2200, read: 1600 });
  });

  it('expects nothing of a first request, nor of a provider that reports nothing as cached', async () => {
    const scene = open();
    const answer = { kind: 'answer', ...place, isHidden: false, retrieved: [] } as const;
    scene.ledger.note(compression(2));
    scene.ledger.note({ ...answer, usage: { prompt: 1000, cached: 900, output: 1 } });
    const other = { conversation: 'c2' };
    for (const messages of [2, 4, 6]) {
      scene.ledger.note(compression(messages, other));
      scene.ledger.note({ ...answer, ...other, usage: { prompt: 1000, cached: 0, output: 1 } });
    }
    await scene.ledger.flush();
    const { prefix } = reportLedger(await readLedger(scene.store), modelPrices);
    expect(prefix).toMatchObject({ expected: 0, read: 0 });
  });
});
