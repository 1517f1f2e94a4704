import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { StorePatience } from '../../adapters/stores/bounded-store.ts';
import { createHeadroom, type ServerAddress, type Store } from '../../src/index.ts';
import type { TestServer } from '../support/servers/server.ts';
import { USERS } from '../support/users.ts';
import { originalOf, storeContract } from './store.ts';

/** A store on a server under test. */
export interface SharedStoreCase {
  /** Why there is no server; undefined if there is one. */
  readonly missing: string | undefined;
  readonly start: () => Promise<TestServer>;
  readonly open: (
    options: StorePatience & { readonly url: string; readonly project: string },
  ) => Store;
  /** Lets all originals be older than any limit. */
  readonly age: (url: string) => Promise<void>;
}

const HASH = 'a'.repeat(24);
const messages = [{ role: 'tool', tool_call_id: 'a', content: USERS }];

/** What every store on a server must do besides the contract of a store. */
export function sharedStoreContract(
  name: string,
  { missing, start, open, age }: SharedStoreCase,
): void {
  describe.skipIf(missing !== undefined)(`${name} on a real server${because(missing)}`, () => {
    let server: TestServer;
    let projects = 0;
    const patient = { timeoutMs: 5000 };
    const nextProject = (): string => `project ${(projects += 1)} *?[]:`;
    const opened = (options: StorePatience = patient, project = nextProject()): Store =>
      open({ url: server.url, project, ...options });

    beforeAll(async () => {
      server = await start();
    }, 60_000);
    afterAll(() => server[Symbol.asyncDispose]());

    storeContract(name, () => opened());

    it('shows an original to other processes of the project, and to no other project', async () => {
      const project = nextProject();
      await using one = opened(patient, project);
      await using same = opened(patient, project);
      await using other = opened();
      expect(one.isShared).toBe(true);
      await one.put(HASH, originalOf('text'));
      await one.remember('key', 'value');
      expect((await same.get(HASH))?.text).toBe('text');
      expect((await same.recall(['key'])).get('key')).toBe('value');
      expect(await other.get(HASH)).toBeUndefined();
      expect(await other.touch([HASH])).toEqual([HASH]);
      expect((await other.recall(['key'])).size).toBe(0);
      expect(await other.stats()).toEqual({ originals: 0, bytes: 0 });
    });

    it('keeps what it has acknowledged through a crash of the server', async () => {
      await using store = opened();
      await store.put(HASH, originalOf('kept'));
      await store.remember('key', 'kept');
      await server.restart();
      await expect.poll(() => textOf(store), { timeout: 10_000 }).toBe('kept');
      expect((await store.recall(['key'])).get('key')).toBe('kept');
    });

    it('forgets texts by their age, and still knows where they came from', async () => {
      await using store = opened();
      await store.put(HASH, originalOf('old', { toolName: 'run' }));
      await age(server.url);
      await expect.poll(() => textOf(store)).toBeUndefined();
      expect(await store.source(HASH)).toEqual({ toolName: 'run' });
      await store.put(HASH, originalOf('new'));
      expect(await textOf(store)).toBe('new');
    });

    it('is opened by its address, and serves another process that does the same', async () => {
      // The address of a test server is of a known kind.
      const options = { store: server.url as ServerAddress, project: nextProject() };
      await using one = createHeadroom(options);
      await using other = createHeadroom(options);
      expect(one.store.isShared).toBe(true);
      const compressed = async (): Promise<readonly string[]> =>
        (await one.compress(messages, { retrieval: 'tool' })).references;
      // On a busy machine the first connection may take longer than a request waits.
      await expect.poll(compressed, { timeout: 20_000, interval: 500 }).toHaveLength(1);
      const [hash = ''] = await compressed();
      await expect
        .poll(() => other.original(hash).catch(() => ''), { timeout: 20_000 })
        .toBe(USERS);
    });

    it('delays nobody while the server stands still: one timeout, then none for a while', async () => {
      await using store = opened({ timeoutMs: 2000, pauseMs: 60_000 });
      expect(await textOf(store)).toBeUndefined();
      server.pause();
      try {
        await using headroom = createHeadroom({ store, logger: { warn: () => undefined } });
        const first = await headroom.compress(messages, { retrieval: 'tool' });
        const began = performance.now();
        const second = await headroom.compress(messages, { retrieval: 'tool' });
        expect(performance.now() - began).toBeLessThan(1500);
        for (const { references, notices, tokens } of [first, second]) {
          expect(references).toEqual([]);
          expect(notices.join()).toContain('only lossless compression was used');
          expect(tokens.after).toBeLessThan(tokens.before);
        }
        await expect(store.get(HASH)).rejects.toMatchObject({ code: 'store_unavailable' });
      } finally {
        server.continue();
      }
    });

    it('says what to do when the server is gone, and comes back with it', async () => {
      await using store = opened({ timeoutMs: 3000, pauseMs: 0 });
      await store.put(HASH, originalOf('text'));
      await server.kill();
      const failure: unknown = await store.get(HASH).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'store_unavailable' });
      expect(String(failure)).toMatch(/127\.0\.0\.1:\d+.*Check that it runs/);
      await server.restart();
      await expect
        .poll(() => textOf(store).catch(() => 'not yet'), { timeout: 10_000 })
        .toBe('text');
    });

    it('never shows the password of its address', async () => {
      const url = new URL(server.url);
      url.port = '1';
      url.username = 'somebody';
      url.password = 'secret-word';
      await using store = open({ url: url.href, project: 'p', timeoutMs: 2000 });
      const failure: unknown = await store.get(HASH).catch((error: unknown) => error);
      expect(String(failure)).toContain('127.0.0.1:1');
      expect(String(failure)).not.toContain('secret-word');
    });
  });
}

/** What is said in the name of tests that are skipped. */
export function because(missing: string | undefined): string {
  return missing === undefined ? '' : ` (skipped: ${missing})`;
}

async function textOf(store: Store): Promise<string | undefined> {
  return (await store.get(HASH))?.text;
}
