import type {
  BlockReport,
  CompressOptions,
  CompressResult,
  Headroom,
  MessageFormat,
} from '../../../src/index.ts';
import { conversationsIn } from './conversations.ts';

/** The rows of a request, compressed. */
export interface CompressedRows {
  /** What became of each text; `message` is the index of its row. */
  readonly blocks: readonly BlockReport[];
  /** Hashes of all originals that can be brought back, by the references in the rows. */
  readonly references: readonly string[];
  readonly notices: readonly string[];
  readonly format: MessageFormat | undefined;
  /** Tokens of all rows as they came. */
  readonly tokensBefore: number;
}

/** Compresses every conversation among the rows by itself. */
export async function compressEach(
  rows: readonly unknown[],
  options: CompressOptions,
  headroom: Headroom,
): Promise<CompressedRows> {
  const whole = new Set(options.keepWhole);
  const parts: Part[] = [];
  for (const indexes of conversationsIn(rows)) {
    const messages = indexes.map((index) => rows[index]);
    const keepWhole = indexes.flatMap((row, position) => (whole.has(row) ? [position] : []));
    parts.push({ indexes, result: await headroom.compress(messages, { ...options, keepWhole }) });
  }
  return {
    blocks: parts.flatMap(blocksOf),
    references: [...new Set(parts.flatMap(({ result }) => result.references))],
    notices: [...new Set(parts.flatMap(({ result }) => result.notices))],
    format: formatOf(parts.map(({ result }) => result.format)),
    tokensBefore: parts.reduce((sum, { result }) => sum + result.tokens.before, 0),
  };
}

interface Part {
  readonly indexes: readonly number[];
  readonly result: CompressResult;
}

function blocksOf({ indexes, result }: Part): readonly BlockReport[] {
  return result.blocks.map((block) => ({ ...block, message: indexes[block.message] ?? 0 }));
}

/** A row that could stand in several formats is taken for chat, so that any other format tells more. */
function formatOf(formats: readonly (MessageFormat | undefined)[]): MessageFormat | undefined {
  const known = formats.filter((format) => format !== undefined);
  return known.find((format) => format !== 'openai-chat') ?? known[0];
}
