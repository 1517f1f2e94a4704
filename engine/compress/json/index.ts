import type { ContentKind } from '../../content.ts';
import type { CompressContext, Compressor, LossyContext } from '../compressor.ts';
import { elideCsv, elideJson, elideNdjson } from './lossy/index.ts';
import { encodeCsv, encodeJson, encodeNdjson, isEncodedJson } from './lossless.ts';

/**
 * JSON, NDJSON and CSV. Losslessly: the same values as a table with factored columns, decoded and
 * compared before use. Lossily: the rows that matter and a digest of the rest behind a reference.
 */
export const jsonCompressor: Compressor = {
  name: 'json',
  kinds: ['json', 'ndjson', 'csv'],
  lossless: (text, context) => encoderFor(context.detection.kind)(text, context.counter),
  lossy: (text, context) => eliderFor(context.detection.kind)(text, context),
  isEncoded: isEncodedJson,
};

type Encoder = (text: string, counter: CompressContext['counter']) => string | undefined;
type Elider = (text: string, context: LossyContext) => string | undefined;

function encoderFor(kind: ContentKind): Encoder {
  if (kind === 'ndjson') return encodeNdjson;
  return kind === 'csv' ? encodeCsv : encodeJson;
}

function eliderFor(kind: ContentKind): Elider {
  if (kind === 'ndjson') return elideNdjson;
  return kind === 'csv' ? elideCsv : elideJson;
}
