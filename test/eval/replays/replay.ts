import {
  type CompressResult,
  createHeadroom,
  type Headroom,
  type MessageFormat,
} from '../../../src/index.ts';
import { sameBytes } from '../../support/bytes.ts';
import { checkResult } from '../../support/laws/law-checks.ts';
import { type Violation, violation } from '../../support/laws/violation.ts';
import { below, randomFrom } from '../inputs/random.ts';
import type { Settings } from '../settings.ts';
import type { Stopwatch } from '../report/stopwatch.ts';
import { model } from '../tokens.ts';

/** How a conversation is replayed. */
export interface ReplayOptions {
  readonly format: MessageFormat;
  readonly settings: Settings;
  readonly watch: Stopwatch;
}

/** What a replay ends with. */
export interface Replayed {
  readonly result: CompressResult;
  /** The instance of the last turn, with its store. */
  readonly headroom: Headroom;
  readonly violations: readonly Violation[];
}

/** New instances with an empty store, at turns that follow from the conversation's length. */
const RESTARTS = 2;

/**
 * Compresses a conversation anew after every message, as an agent does, and checks the laws on the way.
 * Twice the instance and its store are thrown away and replaced: the bytes must stay the same, and at
 * the end every reference must have its original again.
 */
export async function replay(
  messages: readonly unknown[],
  options: ReplayOptions,
): Promise<Replayed> {
  const restarts = restartsFor(messages.length);
  const violations: Violation[] = [];
  let headroom = newHeadroom(options);
  let result = await compress(headroom, [], options);
  for (let length = 1; length <= messages.length; length += 1) {
    if (restarts.has(length)) headroom = newHeadroom(options);
    const { messages: earlier } = result;
    result = await compress(headroom, messages.slice(0, length), options);
    violations.push(...stability(result, earlier));
  }
  violations.push(...(await checkResult(messages, result, headroom)));
  return { result, headroom, violations };
}

function newHeadroom({ settings }: ReplayOptions): Headroom {
  return createHeadroom({ store: 'memory', ...settings });
}

function compress(
  headroom: Headroom,
  messages: readonly unknown[],
  { format, watch }: ReplayOptions,
): Promise<CompressResult> {
  return watch.time(() => headroom.compress(messages, { model, retrieval: 'tool', format }));
}

function restartsFor(length: number): ReadonlySet<number> {
  const random = randomFrom(length);
  return new Set(Array.from({ length: RESTARTS }, () => 1 + below(random, length)));
}

function stability(
  { messages, notices }: CompressResult,
  earlier: readonly unknown[],
): readonly Violation[] {
  const detail = `turn ${messages.length} changes an earlier message`;
  return [
    ...sameBytes(messages.slice(0, earlier.length), earlier, { law: 'prefix', detail }),
    ...notices.map((notice) => violation('total', `a notice: ${notice}`)),
  ];
}
