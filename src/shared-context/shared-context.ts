import { hashOf, HeadroomError, loadZod, once } from '../../engine/index.ts';
import type { Headroom } from '../headroom.ts';
import { checkOptions } from '../options/check-options.ts';
import type { CompressOptions } from '../options/options.ts';
import { sharedEntries } from './shared-entries.ts';

/** What agents pass on to each other: texts by key, in the store that all of them use. */
export interface SharedContext {
  /**
   * Keeps a text under a key, in place of what was there. Rejects with a HeadroomError of code
   * `store_unavailable` where it could not be kept, `invalid_options` for anything else than texts.
   */
  put(key: string, content: string, options?: SharedContextSource): Promise<SharedContextEntry>;
  /**
   * The text as an agent should read it, the same for the same content and options in every process: losslessly
   * compressed, and for agents that can call `headroom_retrieve` with large parts left out behind references.
   * Undefined if there is none under the key, or if the store's limits have removed it.
   */
  get(key: string, reader?: SharedContextReader): Promise<string | undefined>;
  /** The text as it was put, byte-identical; undefined where `get` is. */
  original(key: string): Promise<string | undefined>;
  /** What there is, sorted by key. */
  list(): Promise<readonly SharedContextEntry[]>;
}

/** Where a shared text comes from. */
export interface SharedContextSource {
  /** Name of the agent that puts it. */
  readonly agent?: string;
}

/** Who reads a shared text: the model, and whether it can call `headroom_retrieve`. */
export type SharedContextReader = Pick<CompressOptions, 'model' | 'retrieval'>;

/** A text that is shared. */
export interface SharedContextEntry extends SharedContextSource {
  /** What it was put under. */
  readonly key: string;
  /** Hash of the original, for `headroom.retrieve` and `headroom.original`. */
  readonly hash: string;
}

/** What a shared context is made with. */
export interface SharedContextOptions {
  /**
   * Tells contexts on one store apart, such as those of different runs.
   * @defaultValue `''`
   */
  readonly name?: string;
}

/**
 * A shared context on the Headroom's store. Whoever opens one of the same name there, in this process or in
 * another one, shares it. Throws a HeadroomError of code `invalid_options` for anything else than a Headroom.
 */
export function createSharedContext(
  headroom: Headroom,
  options: SharedContextOptions = {},
): SharedContext {
  assertHeadroom(headroom);
  const { name = '' } = checkOptions(schemasOf().context, options, {
    place: 'createSharedContext()',
  });
  const entries = sharedEntries(headroom.store, name);

  async function original(key: string): Promise<string | undefined> {
    assertText(key, 'a key');
    const entry = await entries.find(key);
    return entry && (await headroom.original(entry.hash));
  }

  return {
    original,
    list: () => entries.all(),
    async put(key, content, source = {}) {
      assertText(key, 'a key');
      assertText(content, 'the content');
      const { agent } = checkOptions(schemasOf().source, source, { place: 'put()' });
      const [block] = (await headroom.compress([asToolResult(content)], FORMAT)).blocks;
      const hash = hashOf(content);
      await headroom.store.put(hash, { text: content, kind: block?.kind ?? 'text', source: {} });
      const entry = { key, hash, ...(agent === undefined ? {} : { agent }) };
      await entries.keep(entry);
      return entry;
    },
    async get(key, reader = {}) {
      const checked = checkOptions(schemasOf().reader, reader, { place: 'get()' });
      const content = await original(key);
      if (content === undefined) return undefined;
      const messages = [asToolResult(content)];
      const result = await headroom.compress(messages, { ...FORMAT, ...checked });
      for (const notice of result.notices) {
        headroom.note({ kind: 'failure', doing: 'compressing a shared text', error: notice });
      }
      return result.messages[0]?.content;
    },
  };
}

const FORMAT = { format: 'openai-chat' } as const;

/** Results of tools are compressed as a whole, whatever they hold. */
function asToolResult(content: string): { role: 'tool'; tool_call_id: string; content: string } {
  return { role: 'tool', tool_call_id: 'shared', content };
}

const schemasOf = once(() => {
  const { z } = loadZod();
  return {
    context: z.strictObject({ name: z.string().exactOptional() }),
    source: z.strictObject({ agent: z.string().exactOptional() }),
    reader: z.strictObject({
      model: z.string().min(1).exactOptional(),
      retrieval: z.enum(['none', 'tool']).exactOptional(),
    }),
  };
});

function assertText(value: unknown, what: string): void {
  if (typeof value === 'string') return;
  throw new HeadroomError(
    'invalid_options',
    `a shared context takes texts, and ${what} is of type ${typeof value}: objects go in with JSON.stringify()`,
  );
}

function assertHeadroom(value: unknown): void {
  const isHeadroom =
    typeof value === 'object' && value !== null && 'compress' in value && 'store' in value;
  if (isHeadroom) return;
  throw new HeadroomError(
    'invalid_options',
    'createSharedContext() takes a Headroom: createSharedContext(createHeadroom())',
  );
}
