import {
  type BlockReport,
  type CompressResult,
  createHeadroom,
  type MessageFormat,
  type Mode,
  type TokenUsage,
} from '../../src/index.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { CommandError } from './failure.ts';
import { type Input, readInput } from './input.ts';
import { type Material, materialOf } from './material.ts';

const MODES: readonly Mode[] = ['lossless', 'balanced', 'aggressive'];
const FORMATS: readonly MessageFormat[] = [
  'openai-chat',
  'openai-responses',
  'anthropic',
  'ai-sdk',
];

/** The options of every command that compresses. */
export const compressionOptions: Readonly<Record<string, OptionSpec>> = {
  query: { value: 'TEXT', summary: 'what the reader of a bare text is after' },
  model: { value: 'NAME', summary: 'the model that will read it; decides how tokens count' },
  mode: { value: 'MODE', summary: 'how far to go', choices: MODES },
  format: { value: 'FORMAT', summary: 'of the conversation', choices: FORMATS },
  lossless: { summary: 'leave nothing out: no references, nothing stored' },
};

/** What was compressed and what became of it. */
export interface Compression {
  readonly input: Input;
  readonly material: Material;
  readonly result: CompressResult;
  /** The model whose tokens are counted; undefined for the default. */
  readonly model: string | undefined;
}

/** Reads the file (or standard input) that a command names and compresses it as its options say. */
export async function compressInput(given: Arguments): Promise<Compression> {
  const format = choice(given.text('format'), FORMATS);
  const mode = choice(given.text('mode'), MODES);
  const input = await readInput(given.positionals[0]);
  const query = given.text('query');
  const material = materialOf(input, { query, isConversation: format !== undefined });
  if (query !== undefined && material.kind === 'conversation') {
    throw new CommandError(
      '--query is for a bare text; a conversation brings its own questions',
      2,
    );
  }
  const model = given.text('model') ?? material.model;
  await using headroom = createHeadroom(mode === undefined ? {} : { mode });
  const result = await headroom.compress(material.messages, {
    retrieval: given.flag('lossless') ? 'none' : 'tool',
    ...(model === undefined ? {} : { model }),
    ...(format === undefined ? {} : { format }),
  });
  return { input, material, result, model };
}

function choice<Name extends string>(
  given: string | undefined,
  names: readonly Name[],
): Name | undefined {
  return names.find((name) => name === given);
}

/** The blocks to tell about: the question that came with a bare text is none of them. */
export function blocksOf({ material, result }: Compression): readonly BlockReport[] {
  const isText = material.kind === 'text';
  return isText ? result.blocks.filter(({ role }) => role === 'tool') : result.blocks;
}

/** Tokens of the whole conversation, or of the bare text alone. */
export function usageOf(compression: Compression): TokenUsage {
  const [block] = compression.material.kind === 'text' ? blocksOf(compression) : [];
  return block?.tokens ?? compression.result.tokens;
}

/** What went other than wished, for standard error. */
export function noticesOf({ input, result }: Compression): readonly string[] {
  const lossyBytes = `${input.name} holds bytes that are not UTF-8; U+FFFD stands for them`;
  const notices = input.isExact ? result.notices : [lossyBytes, ...result.notices];
  return notices.map((notice) => `notice: ${notice}`);
}
