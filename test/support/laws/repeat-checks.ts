import { resolveTerminal } from '../../../engine/compress/text/terminal.ts';
import { expandConversation, type ExpandedText } from '../../../engine/history/index.ts';
import { lensFor } from '../../../engine/messages/index.ts';
import type { BlockReport, CompressResult, MessageFormat } from '../../../src/index.ts';
import { roundTrips } from '../round-trip.ts';
import { type Violation, violation } from './violation.ts';

type Compressed = Pick<CompressResult, 'messages' | 'blocks'>;

/** Lines that stand for others, decoded from what was sent, give what stood in their place. */
export function checkRepeats(
  messages: readonly unknown[],
  result: Compressed,
): readonly Violation[] {
  const expanded = expandedBlocks(messages, result);
  if (expanded === undefined) return [violation('recoverable', 'no format has these blocks')];
  return result.blocks.flatMap((block, index) => {
    if (block.compressor?.includes('repeats') !== true) return [];
    if (isRestored(block, expanded[index] ?? { text: '', repeats: [] })) return [];
    const detail = `${block.compressor}: what lines stand for is not what was there: ${block.after}`;
    return [violation('recoverable', detail, block.message)];
  });
}

function isRestored({ before, compressor }: BlockReport, { text, repeats }: ExpandedText): boolean {
  if (repeats.length === 0) return false;
  // A whole output may have been sent in another form, which has its own checks.
  if (repeats[0] === text) return true;
  if (compressor === 'repeats') return text === before;
  const texts = [before, resolveTerminal(before)];
  return texts.some((each) => standIn(each, repeats)) || roundTrips(before, text) === true;
}

/** The blocks with all that lines of them stand for beside what was sent. */
export function withRepeats(
  messages: readonly unknown[],
  result: Compressed,
): readonly BlockReport[] {
  const expanded = expandedBlocks(messages, result) ?? [];
  return result.blocks.map((block, index) => {
    const { repeats = [] } = expanded[index] ?? {};
    return repeats.length === 0 ? block : { ...block, after: [block.after, ...repeats].join('\n') };
  });
}

/** Whether texts stand in another one after each other, the ends of lines aside. */
function standIn(text: string, parts: readonly string[]): boolean {
  const whole = trimmedLines(text);
  let from = 0;
  return parts.every((part) => {
    const at = whole.indexOf(trimmedLines(part), from);
    from = Math.max(from, at);
    return at !== -1;
  });
}

function trimmedLines(text: string): string {
  return text.replace(/[ \t\r]{1,1000}$/gm, '');
}

const FORMATS: Readonly<Record<MessageFormat, true>> = {
  'openai-chat': true,
  'openai-responses': true,
  anthropic: true,
  'ai-sdk': true,
  gemini: true,
  langchain: true,
};

/** What was sent, decoded by the lens that finds the blocks in the messages. */
function expandedBlocks(
  messages: readonly unknown[],
  { messages: compressed, blocks }: Compressed,
): readonly ExpandedText[] | undefined {
  if (blocks.length === 0) return [];
  for (const format of Object.keys(FORMATS) as readonly MessageFormat[]) {
    const lens = lensFor(messages, format);
    const slots = lens?.read(messages).slots ?? [];
    const isFormat = slots.every(
      ({ text, toolName }, at) => text === blocks[at]?.before && toolName === blocks[at].toolName,
    );
    if (lens !== undefined && isFormat && slots.length === blocks.length) {
      return expandConversation(lens.read(compressed).slots);
    }
  }
  return undefined;
}
