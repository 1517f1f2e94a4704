import {
  type BlockReport,
  type CompressOptions,
  type Headroom,
  retrieveTool,
} from '../../../src/index.ts';
import { asksForBypass } from '../../http/request/bypass.ts';
import { textEdits } from '../../http/json/text-edits.ts';
import { editJson } from '../../http/json/edit.ts';
import { rawValue } from '../../http/json/raw.ts';
import { replyText } from './answer.ts';
import { compressEach, type CompressedRows } from './compressed-rows.ts';
import { type CompressRequest, compressRequest, CONTRACT_VERSION } from './contract.ts';
import type { SidecarContext } from './handler.ts';
import { assertNotTooLong, readBody } from './read-body.ts';
import { retrievalOf } from './retrieval.ts';

/** `POST /v1/compress`: as many rows as came, in their order, with only texts inside replaced. */
export async function compressRows(
  request: Request,
  { headroom }: SidecarContext,
): Promise<Response> {
  const { text, body } = await readBody(request, compressRequest);
  assertNotTooLong(body.messages);
  const isBypassed = asksForBypass(request.headers);
  const retrieval = isBypassed ? 'none' : retrievalOf(body, request.headers);
  const { signal } = request;
  const options = { ...optionsOf(body), retrieval, signal };
  const found = await compressEach(body.messages, options, headroom);
  const rows = isBypassed ? { ...found, blocks: [] } : found;
  const offersTool = retrieval === 'tool' && headroom.mayLeaveOut;
  noteRequest(rows, headroom);
  const edits = textEdits(rows.blocks, (path) => ['messages', ...path]);
  const messages = rawValue(editJson(text, edits), ['messages']) ?? '[]';
  const answer = JSON.stringify(answerOf(rows, offersTool));
  return replyText(editJson(answer, [{ kind: 'replace', path: ['messages'], json: messages }]));
}

/** Callers may not look at notices; that a format is unknown is theirs alone to know. */
function noteRequest({ format, notices }: CompressedRows, headroom: Headroom): void {
  headroom.note({ kind: 'request' });
  for (const error of format === undefined ? [] : notices) {
    headroom.note({ kind: 'failure', doing: 'compressing a request', error });
  }
}

function optionsOf({ model, format, keepWhole, repeats }: CompressRequest): CompressOptions {
  return {
    ...(model == null || model === '' ? {} : { model }),
    ...(format == null ? {} : { format }),
    ...(keepWhole == null ? {} : { keepWhole }),
    ...(repeats == null ? {} : { repeats }),
  };
}

/** The answer with everything but the messages. */
function answerOf(rows: CompressedRows, offersTool: boolean): object {
  const { blocks, references, format, tokensBefore } = rows;
  const changed = blocks.filter(({ outcome }) => outcome !== 'untouched');
  const saved = changed.reduce((sum, { tokens }) => sum + tokens.before - tokens.after, 0);
  const tokensAfter = tokensBefore - saved;
  return {
    version: CONTRACT_VERSION,
    messages: [],
    ccr_hashes: references,
    tools: offersTool && format !== undefined ? [retrieveTool(format)] : [],
    tokens_before: tokensBefore,
    tokens_after: tokensAfter,
    tokens_saved: saved,
    compression_ratio: tokensBefore === 0 ? 1 : tokensAfter / tokensBefore,
    transforms_applied: [...new Set(changed.flatMap(namesOf))],
    format: format ?? null,
    notices: rows.notices,
  };
}

function namesOf({ compressor }: BlockReport): readonly string[] {
  return compressor === undefined ? [] : [compressor];
}
