import {
  createHeadroom,
  type HeadroomOptions,
  loadConfig,
  type MessageFormat,
  modelPrices,
  tokenCounter,
} from '../../src/index.ts';
import { compressMaterial, type MaterialCompression } from '../http/material/compress-material.ts';
import { materialOf } from '../http/material/material.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { usageError } from './command-error.ts';
import { type Input, readInput } from './input.ts';
import { modeOf, modeOption } from './options/mode-option.ts';
import { readShare } from './options/share.ts';
import { isStoreOfProcess } from './process/store-of-process.ts';

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
  keep: {
    value: 'SHARE',
    summary: 'of the tokens to keep where parts are left out, from 0 to 1',
  },
  format: { value: 'FORMAT', summary: 'of messages', choices: FORMATS },
  lossless: { summary: 'leave nothing out: no references, nothing stored' },
};

/** What was read and what became of it. */
export interface Compression extends MaterialCompression {
  readonly input: Input;
  /** The format that was named. */
  readonly format: MessageFormat | undefined;
  /** Whether parts would have been left out, had there been a store for them that outlives the command. */
  readonly lacksStore: boolean;
}

/** Reads the file (or standard input) that a command names and compresses it as its options say. */
export async function compressInput(given: Arguments): Promise<Compression> {
  const formatName = given.text('format');
  const format = FORMATS.find((each) => each === formatName);
  const settings = settingsOf(given);
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
  await using headroom = createHeadroom(settings);
  const isLossless = given.flag('lossless');
  const lacksStore = !isLossless && headroom.mayLeaveOut && isStoreOfProcess();
  const compression = await compressMaterial(headroom, material, {
    retrieval: isLossless || lacksStore ? 'none' : 'tool',
    ...(model === undefined ? {} : { model }),
    ...(format === undefined ? {} : { format }),
  });
  return { input, format, lacksStore, ...compression };
}

/** The settings that the options name. */
function settingsOf(given: Arguments): HeadroomOptions {
  const [mode, keep] = [modeOf(given), given.text('keep')];
  const surplus = ['mode', 'keep'].find((name) => given.text(name) !== undefined);
  if (given.flag('lossless') && surplus !== undefined) {
    throw usageError(`--lossless leaves nothing out; it takes no --${surplus} beside it`);
  }
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(keep === undefined ? {} : { keep: readShare(keep, '--keep') }),
  };
}

/** What went other than wished, for standard error. */
export function noticesOf(compression: Compression): readonly string[] {
  const { input, lacksStore, result } = compression;
  const notices = [
    ...(input.change === undefined ? [] : [`${input.name} ${input.change}`]),
    ...wrongFormat(compression),
    ...unknownModel(compression),
    ...(lacksStore ? [LACKS_STORE] : []),
    ...result.notices,
  ];
  return notices.map((notice) => `notice: ${notice}`);
}

function wrongFormat({ input, material, result, format }: Compression): readonly string[] {
  if (format === undefined) return [];
  if (material.kind === 'text') return [`${input.name} holds no messages; it is taken as one text`];
  if (result.blocks.length > 0) return [];
  return [`nothing in ${input.name} is text of ${format}; without --format it is recognised`];
}

function unknownModel({ model }: Compression): readonly string[] {
  if (model === undefined) return [];
  const { prices = {} } = loadConfig();
  const isPriced = Object.hasOwn(prices, model) || modelPrices(model) !== undefined;
  if (isPriced || tokenCounter(model).exact) return [];
  return [`nothing is known of the model ${model}: its tokens are estimated, its prices assumed`];
}

const LACKS_STORE =
  "the store 'memory' ends with this command, so nothing is left out; with HEADROOM_STORE=sqlite parts may be";
