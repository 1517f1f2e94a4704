import { createHeadroom, type MessageFormat } from '../../src/index.ts';
import { compressMaterial, type MaterialCompression } from '../http/material/compress-material.ts';
import { materialOf } from '../http/material/material.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { usageError } from './command-error.ts';
import { type Input, readInput } from './input.ts';
import { modeOf, modeOption } from './mode-option.ts';

const FORMATS: readonly MessageFormat[] = [
  'openai-chat',
  'openai-responses',
  'anthropic',
  'ai-sdk',
  'gemini',
];

/** The options of every command that compresses. */
export const compressionOptions: Readonly<Record<string, OptionSpec>> = {
  query: { value: 'TEXT', summary: 'what the reader of a bare text is after' },
  model: { value: 'NAME', summary: 'the model that will read it; decides how tokens count' },
  mode: modeOption,
  format: { value: 'FORMAT', summary: 'of messages', choices: FORMATS },
  lossless: { summary: 'leave nothing out: no references, nothing stored' },
};

/** What was read and what became of it. */
export interface Compression extends MaterialCompression {
  readonly input: Input;
  /** The format that was named. */
  readonly format: MessageFormat | undefined;
}

/** Reads the file (or standard input) that a command names and compresses it as its options say. */
export async function compressInput(given: Arguments): Promise<Compression> {
  const formatName = given.text('format');
  const format = FORMATS.find((each) => each === formatName);
  const mode = modeOf(given);
  const input = await readInput(given.positionals[0]);
  const query = given.text('query');
  const call = { name: 'read_file', arguments: { path: input.name } };
  const material = materialOf(
    { text: input.text, call },
    { query, isConversation: format !== undefined },
  );
  if (query !== undefined && material.kind === 'conversation') {
    throw usageError('--query is for a bare text; a conversation brings its own questions');
  }
  const model = given.text('model');
  await using headroom = createHeadroom(mode === undefined ? {} : { mode });
  const compression = await compressMaterial(headroom, material, {
    retrieval: given.flag('lossless') ? 'none' : 'tool',
    ...(model === undefined ? {} : { model }),
    ...(format === undefined ? {} : { format }),
  });
  return { input, format, ...compression };
}

/** What went other than wished, for standard error. */
export function noticesOf(compression: Compression): readonly string[] {
  const { input, result } = compression;
  const lossyBytes = `${input.name} holds bytes that are not UTF-8; U+FFFD stands for them`;
  const ofInput = input.isExact ? [] : [lossyBytes];
  const notices = [...ofInput, ...wrongFormat(compression), ...result.notices];
  return notices.map((notice) => `notice: ${notice}`);
}

function wrongFormat({ input, material, result, format }: Compression): readonly string[] {
  if (format === undefined) return [];
  if (material.kind === 'text') return [`${input.name} holds no messages; it is taken as one text`];
  if (result.blocks.length > 0) return [];
  return [`nothing in ${input.name} is text of ${format}; without --format it is recognised`];
}
