import { canonicalJson, isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { render } from '../prompts/render.ts';
import type { Prompt, Segment } from '../vendor.ts';
import { type Block, contentOf } from './blocks.ts';
import { endsCached } from './cache-control.ts';
import { type Bound, NOT_SEEN } from './thinking.ts';
import type { Threaded } from './threads.ts';

/** What the model gets to read: tools, system prompt, messages, in the order in which they are cached. */
export function promptOf(body: JsonObject, threaded: Threaded, bound: Bound): Prompt {
  const { blocks } = bound;
  const tools = listOf(threaded.tools).filter(isObject);
  const system = contentOf(threaded.system ?? [], 'system');
  const turns = canonicalMessages(blocks);
  const segments: readonly Segment[] = [
    ...[...tools, ...system].map((block) => segmentOf(block, '')),
    ...blocks.map(({ role, content }) => segmentOf(content, `${role}\n`)),
  ];
  return {
    model: textOf(body['model']),
    conversation: seenMessages(threaded.messages, bound),
    turns,
    opening: `anthropic ${turns.find((turn) => turn.endsWith('"role":"user"}'))}`,
    frame: canonicalJson([tools, system], NOT_SEEN),
    segments: isObject(body['cache_control']) ? withLastMarked(segments) : segments,
    caching: 'breakpoints',
  };
}

/** The messages without the blocks that were dropped. */
function seenMessages(messages: readonly unknown[], { dropped }: Bound): readonly unknown[] {
  if (dropped.length === 0) return messages;
  const unseen = new Set<unknown>(dropped.map(({ content }) => content));
  return messages.map((message) => {
    if (!isObject(message) || !Array.isArray(message['content'])) return message;
    const content = message['content'].filter((block) => !unseen.has(block));
    return { role: message['role'], content };
  });
}

/** One canonical text per message; a text and a list with one text block are the same. */
function canonicalMessages(blocks: readonly Block[]): readonly string[] {
  const messages = new Map<number, { role: string; content: JsonObject[] }>();
  for (const { role, content, message } of blocks) {
    const known = messages.get(message) ?? { role, content: [] };
    known.content.push(content);
    messages.set(message, known);
  }
  return [...messages.values()].map((message) => canonicalJson(message, NOT_SEEN));
}

function segmentOf(block: JsonObject, before: string): Segment {
  return { text: before + render(block, NOT_RENDERED), breakpoint: endsCached(block) };
}

const NOT_RENDERED = new Set([...NOT_SEEN, 'signature']);

function withLastMarked(segments: readonly Segment[]): readonly Segment[] {
  return segments.map((segment, index) =>
    index === segments.length - 1 ? { ...segment, breakpoint: true } : segment,
  );
}
