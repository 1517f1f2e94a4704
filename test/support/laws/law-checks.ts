import { hashOf } from '../../../engine/index.ts';
import {
  type BlockReport,
  type CompressResult,
  type Headroom,
  parseReferences,
  type TokenCounter,
  tokenCounter,
} from '../../../src/index.ts';
import { bytesOf } from '../bytes.ts';
import { replaceAt } from '../replace-at.ts';
import { roundTrips } from '../round-trip.ts';
import { badNewsIn } from './bad-news.ts';
import { withJsonAsText } from './json-outputs.ts';
import { checkRepeats, withRepeats } from './repeat-checks.ts';
import { type Violation, violation } from './violation.ts';

const counter: TokenCounter = tokenCounter('gpt-4o');

/** The laws that one result can be checked for: shape, never larger, recoverable, honest. */
export async function checkResult(
  messages: readonly unknown[],
  result: CompressResult,
  headroom: Headroom,
): Promise<readonly Violation[]> {
  return [
    ...checkShape(messages, result),
    ...checkNeverLarger(result.blocks),
    ...(await checkRecoverable(result, headroom)),
    ...checkRepeats(messages, result),
    ...checkHonest(withRepeats(messages, result)),
  ];
}

/** Only the texts that the blocks name have changed; a message without one is the same object. */
export function checkShape(
  messages: readonly unknown[],
  { messages: compressed, blocks }: Pick<CompressResult, 'messages' | 'blocks'>,
): readonly Violation[] {
  if (compressed.length !== messages.length) {
    return [violation('shape', `${compressed.length} messages instead of ${messages.length}`)];
  }
  const changed = Map.groupBy(
    blocks.filter(({ before, after }) => before !== after),
    ({ message }) => message,
  );
  return messages.flatMap((original, index) => {
    const message = compressed[index];
    const here = changed.get(index);
    if (here === undefined) {
      return message === original ? [] : [violation('shape', 'not the same object', index)];
    }
    const restored = here.reduce(
      (value, { path, before }) => replaceAt(value, path, before),
      message,
    );
    if (bytesOf(restored) === bytesOf(withJsonAsText(original, here))) return [];
    return [violation('shape', 'more than the texts has changed', index)];
  });
}

/** No block has more tokens than before, by the model's own tokenizer. */
export function checkNeverLarger(blocks: readonly BlockReport[]): readonly Violation[] {
  return changedBlocks(blocks).flatMap(({ before, after, message, compressor }) => {
    const [was, is] = [counter.count(before), counter.count(after)];
    if (is <= was) return [];
    const detail = `${compressor}: ${was} tokens become ${is}: ${excerpt(before)} => ${excerpt(after)}`;
    return [violation('neverLarger', detail, message)];
  });
}

/** Every reference that was left has its original in the store, byte-identical, and the tool finds it. */
async function checkRecoverable(
  { blocks }: Pick<CompressResult, 'blocks'>,
  headroom: Headroom,
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const block of changedBlocks(blocks)) {
    violations.push(...checkNamed(block), ...checkDecodes(block), ...checkSeams(block));
    for (const hash of block.references) {
      const problem = await problemWith(hash, block, headroom);
      if (problem !== undefined) violations.push(violation('recoverable', problem, block.message));
    }
  }
  return violations;
}

function checkNamed({ before, after, references, message }: BlockReport): readonly Violation[] {
  const standing = new Set(parseReferences(after).map(({ hash }) => hash));
  for (const { hash } of parseReferences(before)) standing.delete(hash);
  const same =
    references.every((hash) => standing.has(hash)) && references.length === standing.size;
  return same
    ? []
    : [violation('recoverable', `not the references of: ${excerpt(after)}`, message)];
}

/** What was encoded as a table says the same when it is decoded. */
function checkDecodes({
  outcome,
  compressor,
  before,
  after,
  message,
}: BlockReport): readonly Violation[] {
  if (outcome !== 'lossless' || compressor !== 'json') return [];
  if (roundTrips(before, after) !== false) return [];
  const detail = `does not decode to the same: ${excerpt(before)} => ${excerpt(after)}`;
  return [violation('recoverable', detail, message)];
}

/**
 * A line beside JSON must not stick to the end of what was made of it: the last value would change for
 * whoever reads it.
 */
function checkSeams({ compressor, before, after, message }: BlockReport): readonly Violation[] {
  if (compressor?.includes('json') !== true) return [];
  const beside = before.split(/\r?\n/).filter((line) => /^[A-Za-z`][^"{}[\]]{3,200}$/.test(line));
  const stuck = beside.find((line) => {
    const place = after.indexOf(line);
    return place > 0 && /[\w}\])]/.test(after[place - 1] ?? '') && !after.includes(`\n${line}`);
  });
  if (stuck === undefined) return [];
  const seam = after.indexOf(stuck);
  const shown = after.slice(Math.max(0, seam - 40), seam + 40);
  return [violation('recoverable', `a line sticks to a value: ${JSON.stringify(shown)}`, message)];
}

async function problemWith(
  hash: string,
  { before }: BlockReport,
  headroom: Headroom,
): Promise<string | undefined> {
  const original = await headroom.original(hash);
  if (original === undefined) return `no original behind ${hash}`;
  if (hashOf(original) !== hash) return `another original behind ${hash}`;
  // In JSON it stands as its strings are written.
  const inJson = JSON.stringify(original).slice(1, -1);
  if (![original, inJson].some((each) => before.includes(each)))
    return `the original behind ${hash} is not what stood there`;
  const answer = await headroom.retrieve({ hash });
  return answer.found ? undefined : `the tool does not find ${hash}: ${answer.text}`;
}

/** What is left out is counted, and no bad news disappears; what stands above was not left out. */
export function checkHonest(blocks: readonly BlockReport[]): readonly Violation[] {
  return changedBlocks(blocks).flatMap((block) => {
    const { before, after, references, message, compressor } = block;
    const silent = parseReferences(after)
      .filter(({ hash, missing }) => references.includes(hash) && !/\d/.test(missing))
      .map(({ missing }) => `a reference without a number: ${missing}`);
    const gone = badNewsIn(block)
      .filter((news) => !after.includes(news))
      .map((news) => `${compressor}: ${news} is gone: ${excerpt(before)} => ${excerpt(after)}`);
    return [...silent, ...gone].map((detail) => violation('honest', detail, message));
  });
}

function changedBlocks(blocks: readonly BlockReport[]): readonly BlockReport[] {
  return blocks.filter(({ before, after }) => before !== after);
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}
