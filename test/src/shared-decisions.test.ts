import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { headroomWith } from '../../src/headroom.ts';
import { createHeadroom, type Headroom, memoryStore, type Store } from '../../src/index.ts';
import { sharedDecisions } from '../../src/shared-decisions.ts';
import { searchResults, serverLog } from '../bench/generate.ts';
import { conversation } from '../support/conversations/conversation.ts';
import { headroomInThreads } from '../support/threads.ts';

const TEXTS = [serverLog(30_000, 1), searchResults(90, 2), serverLog(3000, 3)];
const MESSAGES = [
  { role: 'user', content: 'Which payments failed?' },
  ...TEXTS.map((content, index) => ({ role: 'tool', tool_call_id: `call ${index}`, content })),
];

/** What processes share; every text that is remembered or recalled there is noted, and may be changed. */
function sharedStore(change: (value: string) => string = (value) => value): {
  readonly store: Store;
  readonly remembered: string[];
  readonly recalled: string[];
} {
  const memory = memoryStore();
  const [remembered, recalled]: [string[], string[]] = [[], []];
  const store: Store = {
    ...memory,
    isShared: true,
    remember: (key, value) => {
      remembered.push(value);
      return memory.remember(key, change(value));
    },
    recall: async (keys) => {
      const found = await memory.recall(keys);
      recalled.push(...found.values());
      return found;
    },
  };
  return { store, remembered, recalled };
}

function processOn(store: Store): Headroom {
  return createHeadroom({ store, ledger: false, logger: { warn: expect.unreachable } });
}

async function sent(headroom: Headroom, messages: readonly unknown[] = MESSAGES): Promise<unknown> {
  return (await headroom.compress(messages, { retrieval: 'tool' })).messages;
}

describe('processes on one store', () => {
  it('send what one of them has decided', async () => {
    const { store, remembered, recalled } = sharedStore();
    const usual = await sent(processOn(memoryStore()));
    expect(await sent(processOn(store))).toEqual(usual);
    expect(remembered).toHaveLength(3);
    expect(recalled).toEqual([]);
    expect(await sent(processOn(store))).toEqual(usual);
    expect(remembered).toHaveLength(3);
    expect(recalled).toHaveLength(3);
  });

  it('keep to it where another version would decide otherwise', async () => {
    const { store } = sharedStore((value) => value.replace('log', 'LOG'));
    await sent(processOn(store));
    const { blocks } = await processOn(store).compress(MESSAGES, { retrieval: 'tool' });
    expect(blocks[1]?.kind).toBe('LOG');
  });

  it('decide for themselves under other settings', async () => {
    const { store, recalled } = sharedStore();
    await sent(processOn(store));
    await sent(createHeadroom({ store, ledger: false, trigger: 5000 }));
    expect(recalled).toEqual([]);
  });

  it('keep no second copy of originals', async () => {
    const { store, remembered } = sharedStore();
    await sent(processOn(store));
    expect(remembered.join().length).toBeLessThan(TEXTS.join().length / 2);
  });

  it('keep nothing where nothing may be left out', async () => {
    const { store, remembered } = sharedStore();
    await processOn(store).compress(MESSAGES, { retrieval: 'none' });
    expect(remembered).toEqual([]);
  });

  it('ask for nothing where there is little to decide', async () => {
    const { store, recalled } = sharedStore();
    const little = MESSAGES.slice(3);
    const first = await sent(processOn(store), little);
    expect(await sent(processOn(store), little)).toEqual(first);
    expect(recalled).toEqual([]);
  });

  it.each(['', 'null', '{}', '{"text":5,"originals":[]}', '[1'])(
    'decide for themselves where %j is remembered',
    async (damaged) => {
      const { store } = sharedStore(() => damaged);
      const first = await sent(processOn(store));
      expect(await sent(processOn(store))).toEqual(first);
    },
  );

  it('decide for themselves while the store fails', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('gone'));
    const usual = await sent(processOn(memoryStore()));
    const store = { ...memoryStore(), isShared: true, recall: fail, remember: fail };
    expect(await sent(processOn(store))).toEqual(usual);
  });

  it('share what threads have decided', async () => {
    const { store, remembered } = sharedStore();
    await using threads = headroomInThreads({ store, ledger: false }, 2);
    expect(await sent(threads)).toEqual(await sent(processOn(memoryStore())));
    expect(remembered).toHaveLength(3);
  });

  it('send the same bytes as one alone, whoever has the next turn', async () => {
    await fc.assert(
      fc.asyncProperty(
        conversation('openai-chat'),
        fc.infiniteStream(fc.nat(2)),
        async (messages, turns) => {
          const store = memoryStore();
          const decide = sharedDecisions({ store, least: 0 });
          const close = (): Promise<void> => Promise.resolve();
          const open = (): Headroom =>
            headroomWith({ store, trigger: 100, ledger: false }, () => ({ decide, close }));
          const processes = [open(), open(), open()];
          const usual = createHeadroom({ store: 'memory', trigger: 100, ledger: false });
          for (const [index] of messages.entries()) {
            const headroom = processes[turns.next().value] ?? open();
            const beginning = messages.slice(0, index + 1);
            expect(await sent(headroom, beginning)).toEqual(await sent(usual, beginning));
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
