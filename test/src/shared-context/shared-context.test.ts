import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  createHeadroom,
  createSharedContext,
  decodeText,
  HeadroomError,
  memoryStore,
  parseReferences,
  type SharedContext,
  type Store,
} from '../../../src/index.ts';
import { USERS } from '../../support/users.ts';

function openContext(store: Store = memoryStore()): SharedContext {
  return createSharedContext(createHeadroom({ store }));
}

let directory: string;
beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), 'headroom-shared-'))));
afterAll(() => rmSync(directory, { recursive: true }));

describe('a shared context', () => {
  it('gives texts compressed, and whole', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const shared = createSharedContext(headroom);
    const { hash } = await shared.put('users', USERS, { agent: 'researcher' });
    const brief = (await shared.get('users', { retrieval: 'tool' })) ?? '';
    expect(brief.length).toBeLessThan(USERS.length / 5);
    const [reference] = parseReferences(brief);
    expect(reference?.hash).toBe(hash);
    expect((await headroom.retrieve({ hash, rows: '38' })).text).toContain('user 37 of');
    expect(await shared.original('users')).toBe(USERS);
    expect(await headroom.original(hash)).toBe(USERS);
  });

  it('gives readers without the tool what can be decoded, and no reference', async () => {
    const shared = openContext();
    await shared.put('users', USERS);
    const lossless = (await shared.get('users')) ?? '';
    expect(lossless).toBe(await shared.get('users', { retrieval: 'none' }));
    expect(lossless.length).toBeLessThan(USERS.length);
    expect(parseReferences(lossless)).toEqual([]);
    expect(decodeText(lossless)).toBe(USERS);
  });

  it('lists what there is, whoever put it, sorted by key', async () => {
    const store = memoryStore();
    const first = await openContext(store).put('plan', 'step 1', { agent: 'planner' });
    const second = await openContext(store).put('findings', 'none');
    expect(first).toMatchObject({ key: 'plan', agent: 'planner' });
    expect(second).toEqual({ key: 'findings', hash: second.hash });
    expect(await openContext(store).list()).toEqual([second, first]);
  });

  it('lists keys of any characters, where a store keeps no lone surrogates too', async () => {
    const keys = ['', '"quoted"', 'null \0', 'é\n', 'lone \uD800'];
    await using headroom = createHeadroom({ directory, project: 'keys' });
    const context = createSharedContext(headroom);
    for (const key of keys) await context.put(key, `text of ${key}`);
    expect((await context.list()).map(({ key }) => key)).toEqual(keys.toSorted());
  });

  it('gives what was put last', async () => {
    const shared = openContext();
    await shared.put('plan', 'step 1', { agent: 'planner' });
    await shared.put('plan', 'step 2');
    expect(await shared.get('plan')).toBe('step 2');
    expect(await shared.list()).toHaveLength(1);
    expect((await shared.list())[0]).not.toHaveProperty('agent');
  });

  it('has nothing under other keys, and nothing of contexts of other names', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const monday = createSharedContext(headroom, { name: 'monday' });
    await monday.put('plan', 'rest');
    expect(await monday.get('Plan')).toBeUndefined();
    expect(await monday.original('__proto__')).toBeUndefined();
    const tuesday = createSharedContext(headroom, { name: 'tuesday' });
    expect([await tuesday.get('plan'), await tuesday.list()]).toEqual([undefined, []]);
  });

  it('has nothing that the limits of the store have removed', async () => {
    const shared = openContext(memoryStore({ maxCharacters: 10 }));
    await shared.put('old', 'a text of 20 letters');
    await shared.put('new', 'another of 20 letter');
    expect(await shared.get('old')).toBeUndefined();
    expect(await shared.get('new')).toBe('another of 20 letter');
  });

  it('keeps every text exactly', async () => {
    const shared = openContext();
    const texts = fc.string({ unit: 'binary', maxLength: 200 });
    const property = fc.asyncProperty(texts, texts, async (key, content) => {
      await shared.put(key, content);
      expect(await shared.original(key)).toBe(content);
      expect(await shared.get(key)).toBe(await shared.get(key));
    });
    await fc.assert(property, { numRuns: 100 });
    await shared.put('\ud800', '\udc00 alone');
    expect(await shared.original('\ud800')).toBe('\udc00 alone');
  });

  it('loses nothing that several put at once', async () => {
    await using headroom = createHeadroom({ directory, project: 'crew' });
    await using other = createHeadroom({ directory, project: 'crew' });
    const contexts = [headroom, other].map((each) => createSharedContext(each));
    const keys = Array.from({ length: 10 }, (_, index) => `result ${index}`);
    const put = (context: SharedContext, at: number): Promise<unknown>[] =>
      keys.map((key) => context.put(`${key} of ${at}`, 'some text'));
    await Promise.all(contexts.flatMap(put));
    const all = keys.flatMap((key) => [`${key} of 0`, `${key} of 1`]);
    for (const context of contexts) {
      expect((await context.list()).map(({ key }) => key)).toEqual(all);
    }
  });

  it('gives the same bytes in another process', async () => {
    await using headroom = createHeadroom({ directory, project: 'processes' });
    const shared = createSharedContext(headroom);
    await shared.put('users', USERS);
    const script = `
      const { createHeadroom, createSharedContext } = await import('headroom-ts');
      await using headroom = createHeadroom(${JSON.stringify({ directory, project: 'processes' })});
      const shared = createSharedContext(headroom);
      const texts = [await shared.get('users'), await shared.get('users', { retrieval: 'tool' })];
      process.stdout.write(JSON.stringify([texts, await shared.list()]));`;
    const words = ['--conditions=headroom-source', '--input-type=module', '-e', script];
    const seen: unknown = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
    const texts = [await shared.get('users'), await shared.get('users', { retrieval: 'tool' })];
    expect(seen).toEqual([texts, await shared.list()]);
  });
});

describe('a shared context, used wrongly', () => {
  it('says what it takes', async () => {
    expect(() => createSharedContext({} as never)).toThrow(/createSharedContext\(createHeadroom/);
    const headroom = createHeadroom({ store: 'memory' });
    expect(() => createSharedContext(headroom, { nam: 'x' } as never)).toThrow(/did you mean name/);
    const shared = createSharedContext(headroom);
    for (const [wrong, message] of [
      [shared.put('a', { rows: [] } as never), /the content is of type object.*JSON\.stringify/],
      [shared.put(1 as never, 'a'), /a key is of type number/],
      [shared.get(undefined as never), /a key is of type undefined/],
      [shared.put('a', 'b', { agnt: 'x' } as never), /put\(\).*did you mean agent/],
      [shared.get('a', { retrieval: 'full' } as never), /get\(\).*retrieval/],
    ] as const) {
      await expect(wrong).rejects.toThrow(HeadroomError);
      await expect(wrong).rejects.toThrow(message);
    }
    expect(await shared.list()).toEqual([]);
  });

  it('keeps nothing that a failing store has not kept', async () => {
    const full = new HeadroomError('store_unavailable', 'disk full');
    const store = memoryStore();
    const failing: Store = { ...store, put: async () => Promise.reject(full) };
    await expect(openContext(failing).put('plan', 'rest')).rejects.toBe(full);
    expect(await openContext(store).list()).toEqual([]);
    expect(await openContext(store).get('plan')).toBeUndefined();
  });
});
