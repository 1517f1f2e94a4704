import type { CompressContext } from '../compress/compressor.ts';
import type { Query, Segment } from '../content.ts';
import type { Mode, Settings } from '../settings.ts';
import type { TokenCounter } from '../tokens/counter.ts';

/** What a segment is compressed for. */
export interface SegmentContext {
  readonly mode: Mode;
  readonly query: Query;
  readonly settings: Settings;
  readonly counter: TokenCounter;
}

/** What its compressor knows of it. */
export function compressContext(segment: Segment, context: SegmentContext): CompressContext {
  return { detection: segment.detection, query: context.query, counter: context.counter };
}

/** Tokens below which nothing is left out. */
export function triggerOf({ mode, settings }: Pick<SegmentContext, 'mode' | 'settings'>): number {
  return mode === 'aggressive' ? Math.ceil(settings.trigger / 4) : settings.trigger;
}
