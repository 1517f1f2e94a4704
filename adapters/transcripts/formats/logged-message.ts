import type { RecordedRequest } from '../../../src/index.ts';
import { isRecord, minuteOf, objectAt, sumAt, textAt, type TranscriptRecord } from './record.ts';

/** A message as it was sent, and what is known of the request that it answers. */
export interface LoggedMessage extends Pick<RecordedRequest, 'minute' | 'promptTokens'> {
  readonly message: unknown;
  readonly model: string | undefined;
}

/**
 * A message as programs log it, with notes that no model reads: `timestamp`, `model` and `usage` as APIs answer, or what
 * Cline and its kin call `ts`, `modelInfo` and `metrics`.
 */
export function loggedIn(value: unknown): LoggedMessage {
  if (!isRecord(value)) return { message: value, model: undefined };
  const { timestamp, ts = timestamp, model, usage, modelInfo, metrics, ...message } = value;
  const notes = { model, usage, modelInfo, metrics };
  const tokens = promptTokensOf(objectAt(notes, 'usage')) + promptTokensOfCline(notes);
  return {
    message,
    model: textAt(notes, 'model') ?? textAt(objectAt(notes, 'modelInfo'), 'modelId'),
    minute: minuteOf({ timestamp: ts }),
    promptTokens: tokens > 0 ? tokens : undefined,
  };
}

/** The model that answered last, where it is noted. */
export function lastModelIn(logged: readonly LoggedMessage[]): string | undefined {
  return logged.findLast(({ model }) => model !== undefined)?.model;
}

/** Gateways that speak for both providers report OpenAI's total beside Anthropic's parts of it. */
export function promptTokensOf(usage: TranscriptRecord): number {
  const total = sumAt(usage, ['prompt_tokens']);
  if (total > 0) return total;
  return sumAt(usage, ['input_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens']);
}

/** Cline counts what was cached apart. */
function promptTokensOfCline(notes: TranscriptRecord): number {
  return sumAt(objectAt(objectAt(notes, 'metrics'), 'tokens'), ['prompt', 'cached']);
}
