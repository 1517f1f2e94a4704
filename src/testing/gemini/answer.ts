import type { JsonObject } from '../json.ts';
import type { ModelPart } from '../model/script.ts';
import { deltasOf } from '../transport/sse.ts';
import type { Answer, ModelUsage, StreamEvent, VendorContext } from '../vendor.ts';
import { canonicalParts } from './prompt.ts';
import { signs } from './signatures.ts';

/** What an answer is made from. */
export interface Given {
  readonly model: string;
  /** How many answers are wanted. */
  readonly candidates: number;
  readonly parts: readonly ModelPart[];
  readonly usage: ModelUsage;
}

/** An answer, with the signatures in it. */
export interface Made extends Answer {
  readonly signatures: readonly string[];
}

/** The answer as one response and as the chunks of a stream. */
export function answerOf(given: Given, context: VendorContext): Made {
  const { model, candidates } = given;
  const signature = signs(model) ? signatureFrom(context) : undefined;
  const parts = partsOf(given, { signature, context });
  const head = { modelVersion: model, responseId: context.nextId('resp') };
  const usageMetadata = usageOf(given);
  const content = { parts, role: 'model' };
  return {
    body: {
      candidates: Array.from({ length: candidates }, (_, index) => ({
        content,
        finishReason: 'STOP',
        index,
      })),
      usageMetadata,
      ...head,
    },
    events: () => chunksOf(parts, { head, usageMetadata, tokensPerDelta: context.tokensPerDelta }),
    turns: canonicalParts({ role: 'model', parts }),
    signatures: signature === undefined ? [] : [signature],
  };
}

function signatureFrom({ nextId }: VendorContext): string {
  return Buffer.from(`thought signature ${nextId('sig')}`).toString('base64');
}

interface Signing {
  readonly signature: string | undefined;
  readonly context: VendorContext;
}

/** The first of several calls is signed; without calls the last part is. Only signing models name their calls. */
function partsOf({ parts }: Given, { signature, context }: Signing): readonly JsonObject[] {
  const signed = parts.find((part) => part.type === 'call') ?? parts.at(-1);
  return parts.map((part) => {
    const mark = part === signed && signature !== undefined ? { thoughtSignature: signature } : {};
    if (part.type === 'say') return { text: part.text, ...mark };
    if (part.type === 'think') return { text: part.text, thought: true };
    const id = part.id ?? (signature === undefined ? undefined : context.nextId('call'));
    const called = { ...(id === undefined ? {} : { id }), name: part.name, args: part.arguments };
    return { functionCall: called, ...mark };
  });
}

interface ChunkSource {
  readonly head: object;
  readonly usageMetadata: object;
  readonly tokensPerDelta: number | undefined;
}

/**
 * Texts come in pieces, calls whole. What is signed without calls ends with an empty text that is signed; a signed
 * call is followed by an empty text. The last chunk says why the model stopped; every chunk tells the usage.
 */
function* chunksOf(parts: readonly JsonObject[], source: ChunkSource): Generator<StreamEvent> {
  const pieces = parts.flatMap((part) => piecesOf(part, source.tokensPerDelta));
  const isSigned = parts.some(({ thoughtSignature }) => thoughtSignature !== undefined);
  const endsWithCall = parts.at(-1)?.['functionCall'] !== undefined;
  if (isSigned && endsWithCall) pieces.push({ text: '' });
  for (const [index, part] of pieces.entries()) {
    const ends = index === pieces.length - 1 ? { finishReason: 'STOP' } : {};
    const candidate = { content: { parts: [part], role: 'model' }, ...ends, index: 0 };
    yield {
      data: { candidates: [candidate], usageMetadata: source.usageMetadata, ...source.head },
    };
  }
}

function piecesOf(part: JsonObject, tokensPerDelta: number | undefined): readonly JsonObject[] {
  const { text, thought, thoughtSignature } = part;
  if (typeof text !== 'string') return [part];
  const texts = deltasOf(text, tokensPerDelta);
  const pieces = texts.map((piece) =>
    thought === true ? { text: piece, thought } : { text: piece },
  );
  return thoughtSignature === undefined ? pieces : [...pieces, { text: '', thoughtSignature }];
}

function usageOf({ usage, candidates }: Given): object {
  const { prompt, cached, output, thinking } = usage;
  const said = (output - thinking) * candidates;
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: said,
    totalTokenCount: prompt + said + thinking,
    ...(cached > 0 ? { cachedContentTokenCount: cached } : {}),
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompt }],
    ...(thinking > 0 ? { thoughtsTokenCount: thinking } : {}),
  };
}
