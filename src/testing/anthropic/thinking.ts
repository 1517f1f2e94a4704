import { createHash, type Hash } from 'node:crypto';

import { canonicalJson, digestOf, isObject, type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Block } from './blocks.ts';
import { thinkingOf } from './parameters.ts';
import type { Turn } from './turns.ts';

/** What the model does not see of a block. */
export const NOT_SEEN: ReadonlySet<string> = new Set(['cache_control', 'caller', 'citations']);

/** A conversation up to some place, as far as thinking is bound to it: all but the thinking itself. */
export interface Binding {
  /** Goes on behind a block. */
  readonly add: (role: string, content: JsonObject) => void;
  /** Signs a thought at this place. */
  readonly sign: (thought: string) => string;
}

/** The beginning of a conversation. */
export function createBinding(): Binding {
  const seen: Hash = createHash('sha256');
  let thoughts = 0;
  return {
    add: (role, content) => {
      if (isThinking(content)) thoughts += 1;
      else {
        thoughts = 0;
        seen.update(`${role} ${canonicalJson(content, NOT_SEEN)}\n`);
      }
    },
    sign: (thought) => {
      const prefix = seen.copy().digest('hex').slice(0, 32);
      const text = `${prefix}.${digestOf(thought)}.${thoughts}`;
      return Buffer.from(text).toString('base64url');
    },
  };
}

function isThinking({ type }: JsonObject): boolean {
  return type === 'thinking' || type === 'redacted_thinking';
}

/** The blocks that the model sees, and those that were dropped from them. */
export interface Bound {
  readonly blocks: readonly Block[];
  readonly dropped: readonly Block[];
}

/**
 * Checks that every thinking block is as it was made and that what stands before it has not changed since.
 * Whole blocks may be missing. What fails is refused, or dropped if the request asks for that.
 */
export function bindThinking(blocks: readonly Block[], body: JsonObject): Bound {
  const binding = createBinding();
  const drops = dropsMismatches(body);
  const dropped = new Set<Block>();
  let before: Signature | undefined;
  for (const block of blocks) {
    const { role, content } = block;
    if (content['type'] === 'thinking') {
      const signature = checkSignature(block);
      const here = readSignature(binding.sign(textOf(content['thinking'])));
      const fits = signature.prefix === here.prefix && follows(signature, before);
      const message = `${block.place}: \`thinking\` block failed the conversation check: prefix mismatch. The messages before it have changed since it was created, or it was moved (prefix_binding_mismatch).`;
      demand(fits || drops, message);
      if (!fits) dropped.add(block);
      before = signature;
    } else if (content['type'] !== 'redacted_thinking') {
      before = undefined;
    }
    binding.add(role, content);
  }
  return { blocks: blocks.filter((block) => !dropped.has(block)), dropped: [...dropped] };
}

/** What a signature says. */
interface Signature {
  /** Digest of everything before the thought but other thoughts. */
  readonly prefix: string;
  readonly thought: string;
  /** How many thoughts come right before it. */
  readonly position: number;
}

function readSignature(signature: string): Signature {
  const [prefix = '', thought = '', position] = Buffer.from(signature, 'base64url')
    .toString()
    .split('.');
  return { prefix, thought, position: Number(position) };
}

function checkSignature({ content, place }: Block): Signature {
  const signature = readSignature(textOf(content['signature']));
  const isOwn = signature.thought === digestOf(textOf(content['thinking']));
  demand(
    isOwn,
    `${place}: Invalid \`signature\` in \`thinking\` block: it is not the one of this text`,
  );
  return signature;
}

/** Whether thoughts are in the order in which they were made; some of them may be missing. */
function follows({ prefix, position }: Signature, before: Signature | undefined): boolean {
  return before === undefined || before.prefix !== prefix || before.position < position;
}

function dropsMismatches({ thinking }: JsonObject): boolean {
  const binding = isObject(thinking) ? thinking['block_binding'] : undefined;
  return isObject(binding) && binding['prefix_mismatch_behavior'] === 'drop_block';
}

/**
 * Checks that a turn whose calls are answered right now starts with its thinking, if thinking is enabled; with
 * adaptive thinking, if the turn did so when it was made (`thoughtful` holds the ids of its calls).
 */
export function checkLatestTurn(
  turns: readonly Turn[],
  body: JsonObject,
  thoughtful: ReadonlySet<string>,
): void {
  const mode = thinkingOf(body);
  const [latest, results] = turns.slice(-2);
  const answers = results?.blocks.some(({ content }) => content['type'] === 'tool_result');
  const [first] = latest?.blocks ?? [];
  if (mode === 'disabled' || answers !== true || first === undefined) return;
  const uses = latest?.blocks.filter(({ content }) => content['type'] === 'tool_use') ?? [];
  const needed =
    mode === 'enabled' || uses.some(({ content }) => thoughtful.has(textOf(content['id'])));
  const found = textOf(first.content['type']);
  const message = `${first.place}.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${found}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks).`;
  demand(!needed || isThinking(first.content), message);
}
