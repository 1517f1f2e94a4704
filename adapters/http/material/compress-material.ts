import type {
  BlockReport,
  CompressOptions,
  CompressResult,
  Headroom,
  TokenUsage,
} from '../../../src/index.ts';
import type { Material } from './material.ts';

/** What was compressed and what became of it. */
export interface MaterialCompression {
  readonly material: Material;
  readonly result: CompressResult;
  /** The model whose tokens are counted; undefined for the default. */
  readonly model: string | undefined;
}

/**
 * Compresses material; the model that a request names goes unless the options name one. A format that they name is
 * that of messages, and a bare text has none.
 */
export async function compressMaterial(
  headroom: Headroom,
  material: Material,
  options: CompressOptions,
): Promise<MaterialCompression> {
  const model = options.model ?? material.model;
  const { format, ...others } = options;
  const named = {
    ...others,
    ...(model === undefined ? {} : { model }),
    ...(format === undefined || material.kind === 'text' ? {} : { format }),
  };
  return { material, result: await headroom.compress(material.messages, named), model };
}

/** The blocks to tell about: the question that came with a bare text is none of them. */
export function blocksOf({ material, result }: MaterialCompression): readonly BlockReport[] {
  const isText = material.kind === 'text';
  return isText ? result.blocks.filter(({ role }) => role === 'tool') : result.blocks;
}

/** Tokens of the whole conversation, or of the bare text alone. */
export function usageOf(compression: MaterialCompression): TokenUsage {
  const [block] = compression.material.kind === 'text' ? blocksOf(compression) : [];
  return block?.tokens ?? compression.result.tokens;
}
