import {
  type CompressResult,
  createHeadroom,
  type Headroom,
  type HeadroomOptions,
  type MessageFormat,
  type Mode,
  type Store,
} from '../../../src/index.ts';
import { bytesOf, sameBytes } from '../bytes.ts';
import { headroomInThreads } from '../threads.ts';
import { checkResult } from './law-checks.ts';
import { retrieveRound } from './retrieve-round.ts';
import { total, type Violation, violation } from './violation.ts';

/** The settings that the laws are checked under. */
export interface LawOptions {
  readonly mode?: Mode;
  readonly trigger?: number;
  readonly keep?: number;
  /** @defaultValue `'tool'` */
  readonly retrieval?: 'none' | 'tool';
  /** Threads that make every decision; the calling one does by default. */
  readonly workers?: number;
  /** What all instances keep originals in, as processes of one computer or on one server do. */
  readonly store?: Store;
}

/** A conversation, how it is compressed, and the format it is in. */
interface Subject {
  readonly messages: readonly unknown[];
  readonly format: MessageFormat;
  readonly options: LawOptions;
}

/** A subject that was compressed by an instance of its own. */
interface Compressed extends Subject {
  readonly headroom: Headroom;
  readonly result: CompressResult;
}

/**
 * Checks the laws that every compression keeps, each named in its violations: `total`, `shape`,
 * `neverLarger`, `recoverable`, `honest`, `deterministic`, `prefix`, `idempotent`. No violation, no
 * entry. Every instance that is made has a memory store of its own, as another process would, unless a store is given.
 */
export async function checkLaws(
  messages: readonly unknown[],
  format: MessageFormat,
  options: LawOptions = {},
): Promise<readonly Violation[]> {
  const subject = { messages, format, options };
  await using headroom = freshHeadroom(options);
  const before = bytesOf(messages);
  const found = await total('the whole conversation', () => compressWith(headroom, subject));
  if (found.result === undefined) return found.violations;
  const compressed: Compressed = { ...subject, headroom, result: found.result };
  const { result } = compressed;
  return [
    ...found.violations,
    ...(bytesOf(messages) === before ? [] : [violation('shape', 'the input was changed')]),
    ...(await checkResult(messages, result, headroom)),
    ...checkTool(compressed),
    ...(await checkDeterministic(compressed)),
    ...(await checkPrefixes(compressed)),
    ...(await checkIdempotent(compressed)),
  ];
}

function freshHeadroom(law: LawOptions): Headroom {
  const { mode = 'balanced', trigger, keep, workers, store } = law;
  const options: HeadroomOptions = {
    store: store === undefined ? 'memory' : { ...store, [Symbol.asyncDispose]: keptOpen },
    mode,
    ...(trigger === undefined ? {} : { trigger }),
    ...(keep === undefined ? {} : { keep }),
  };
  return workers === undefined ? createHeadroom(options) : headroomInThreads(options, workers);
}

function keptOpen(): Promise<void> {
  return Promise.resolve();
}

function compressWith(headroom: Headroom, subject: Subject): Promise<CompressResult> {
  const { retrieval = 'tool' } = subject.options;
  return headroom.compress(subject.messages, {
    model: 'gpt-4o',
    retrieval,
    format: subject.format,
  });
}

/** The tool is offered exactly where a reference stands, and none stands where nobody answers it. */
function checkTool({ result, options }: Compressed): readonly Violation[] {
  const references = result.blocks.flatMap((block) => block.references);
  const mayRefer = options.retrieval !== 'none' && options.mode !== 'lossless';
  if (references.length > 0 && !mayRefer) {
    return [violation('recoverable', 'a reference that no tool answers')];
  }
  if (references.length > 0 && result.tools.length !== 1) {
    return [violation('recoverable', 'a reference without its tool')];
  }
  return [];
}

async function checkDeterministic(compressed: Compressed): Promise<readonly Violation[]> {
  const { workers: _, ...here } = compressed.options;
  await using other = freshHeadroom(here);
  const again = await compressWith(other, compressed);
  return sameBytes(again.messages, compressed.result.messages, {
    law: 'deterministic',
    detail: 'another instance gives other bytes',
  });
}

/**
 * Every beginning of the conversation, compressed by an instance that saw nothing else and by one that
 * saw each turn before it, in the format given and in the one recognised.
 */
async function checkPrefixes(compressed: Compressed): Promise<readonly Violation[]> {
  await using living = freshHeadroom(compressed.options);
  const violations: Violation[] = [];
  for (let length = 0; length <= compressed.messages.length; length += 1) {
    violations.push(...(await checkPrefix(compressed, length, living)));
  }
  return violations;
}

async function checkPrefix(
  { messages, format, options, result }: Compressed,
  length: number,
  living: Headroom,
): Promise<readonly Violation[]> {
  const beginning = messages.slice(0, length);
  const expected = result.messages.slice(0, length);
  await using fresh = freshHeadroom(options);
  const alone = await compressWith(fresh, { messages: beginning, format, options });
  const grown = await living.compress(beginning, {
    model: 'gpt-4o',
    retrieval: options.retrieval ?? 'tool',
  });
  const difference = { law: 'prefix', detail: `k = ${length} of ${messages.length}` } as const;
  return [
    ...sameBytes(alone.messages, expected, difference),
    ...sameBytes(grown.messages, expected, {
      law: 'prefix',
      detail: `${difference.detail}, turn by turn with the format recognised`,
    }),
  ];
}

/** Compressing what is compressed changes nothing, and neither does what the tool returned. */
async function checkIdempotent(compressed: Compressed): Promise<readonly Violation[]> {
  const { headroom, result } = compressed;
  const again = await compressWith(headroom, { ...compressed, messages: result.messages });
  const round = await retrieveRound(compressed);
  const longer = [...result.messages, ...round];
  const retrieved = await compressWith(headroom, { ...compressed, messages: longer });
  return [
    ...sameBytes(again.messages, result.messages, {
      law: 'idempotent',
      detail: 'the second pass changes something',
    }),
    ...sameBytes(retrieved.messages, longer, {
      law: 'idempotent',
      detail: 'after a retrieve round something changes',
    }),
  ];
}
