import type { LossyContext } from '../../compressor.ts';
import type { Elision, JsonList, JsonObject, JsonValue, RecordElision } from '../value/records.ts';
import { elideList, type PreparedList, prepareList } from './list-elision.ts';
import { shortenText } from './long-text.ts';
import { writePath } from './path.ts';
import { elideRecord } from './record-elision.ts';
import { encodeDocument } from '../document.ts';
import { treeOf } from './tree.ts';
import type { ShownLength } from './row-text.ts';
import { elideTree, type PreparedTree } from './tree-elision.ts';
import { weightOf, weightOfList } from './weight.ts';

/** Shorter lists are cheaper whole than with a reference. */
const SHORTEST_LIST = 8;
const FEWEST_LARGE = 2;
const CHARACTERS_PER_TOKEN = 4;
/** Lists and strings of fewer characters are printed whole. */
const SMALLEST_PART = 120 * CHARACTERS_PER_TOKEN;
const SHORTEST_KEPT_TEXT = 400;
/** Characters of a reference to what was cut out of a text. */
const REFERENCE_LENGTH = 120;
/** However small its share: with less room nothing could be said of what a list leaves out, and it would stay whole. */
const LEAST_LIST_ROOM = 60;
/** And of a record its shortest properties would not be seen, which mostly name it. */
const LEAST_RECORD_ROOM = 40;
const MOST_ATTEMPTS = 4;
/** Of the budget, what the lists are given at first: the rest is for what stands around their rows. */
const FIRST_ROOM = 0.93;
/** A result that is so little below the budget is not tried again. */
const WELL_FILLED = 0.07;
const SHORTEST_STEP = 0.04;
const AIM = 0.9;
/** What stands around the lists never leaves less than this for them. */
const LEAST_ROOM = 0.3;
/** Where lists and texts alone leave so many times the budget, records inside the document are elided, too. */
const MOST_EXCESS = 1.5;
/** Where that still leaves so many times the budget, lists of few large rows are. */
const MOST_EXCESS_OF_FEW = 4;

/** What may be left out besides rows of long lists and the middle of long texts. */
interface Parts {
  /** Properties of records inside the document. */
  readonly ofRecords: boolean;
  /** Rows of lists that are short. */
  readonly ofShortLists: boolean;
}

/** One after the other what is left out, each where the one before leaves so many times the budget. */
const PASSES: readonly { readonly excess: number; readonly parts: Parts }[] = [
  { excess: 0, parts: { ofRecords: false, ofShortLists: false } },
  { excess: MOST_EXCESS, parts: { ofRecords: true, ofShortLists: false } },
  { excess: MOST_EXCESS_OF_FEW, parts: { ofRecords: true, ofShortLists: true } },
];

/**
 * The document with its large lists and long strings elided to about `context.budget` tokens, each part in proportion
 * to its size; undefined when nothing could be left out. Where the document is a list of lines, `lines` has their numbers.
 */
export function elideDocument(
  document: JsonValue,
  context: LossyContext,
  lines?: readonly number[],
): string | undefined {
  const elider = createElider(document, context, lines);
  let best: Printed | undefined;
  for (const { excess, parts } of PASSES) {
    if (best && best.tokens <= excess * context.budget) break;
    const printed = fill(context, (room) => elider.print(room, parts));
    if (!best || (printed && isBetter(printed, best, context.budget))) best = printed;
  }
  return best?.text;
}

/** The fullest of a few prints that keep the budget: what stands around the elided parts is known only afterwards. */
function fill(
  { budget, counter }: LossyContext,
  print: (room: number) => string | undefined,
): Printed | undefined {
  let room = budget * FIRST_ROOM;
  let best: Printed | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const text = print(room);
    if (text === undefined) break;
    const printed = { text, tokens: counter.estimate(text) };
    const isSame = text === best?.text;
    if (!best || isBetter(printed, best, budget)) best = printed;
    const excess = printed.tokens - budget;
    if (excess <= 0 && (isSame || -excess <= budget * WELL_FILLED)) break;
    const step = excess > 0 ? Math.max(excess, budget * SHORTEST_STEP) : excess * AIM;
    room = Math.max(budget * LEAST_ROOM, room - step);
  }
  return best;
}

interface Printed {
  readonly text: string;
  readonly tokens: number;
}

/** The fuller of two that keep the budget, or else the shorter. */
function isBetter(one: Printed, other: Printed, budget: number): boolean {
  if (one.tokens <= budget && other.tokens <= budget) return one.tokens > other.tokens;
  return one.tokens < other.tokens;
}

interface Elider {
  /** The document with its lists, its long texts and these parts elided to about so many tokens; undefined when none could be. */
  print(room: number, parts: Parts): string | undefined;
}

function createElider(
  document: JsonValue,
  context: LossyContext,
  lines: readonly number[] | undefined,
): Elider {
  const weight = Math.max(1, weightOf(document));
  const lists = new Map<string, PreparedList | PreparedTree>();

  function elide(list: JsonList, all: number, parts: Parts): Elision | undefined {
    const listWeight = weightOfList(list.rows);
    if (listWeight < SMALLEST_PART) return undefined;
    const isOfLarge = listWeight >= SMALLEST_PART * list.rows.length;
    const shortest = parts.ofShortLists && isOfLarge ? FEWEST_LARGE : SHORTEST_LIST;
    const path = writePath(list.path);
    const known = lists.get(path) ?? prepare(list, shortest, context);
    if (!known) return undefined;
    lists.set(path, known);
    const share = Math.max(LEAST_LIST_ROOM, (all * listWeight) / weight);
    if ('tree' in known) return elideTree(known, share, context);
    const isRoot = list.path.length === 0;
    const room = { tokens: share, shownLength: shownLength(all / weight) };
    return elideList(known, isRoot ? { ...room, lines } : room, context);
  }

  function shorten(text: string, path: JsonList['path'], room: number): string | undefined {
    const keep = keptOf(text.length, room / weight);
    return isLong(text.length, keep) ? shortenText({ text, path, keep }, context) : undefined;
  }

  function shortenRecord(
    record: JsonObject,
    path: JsonList['path'],
    room: number,
  ): RecordElision | undefined {
    if (path.length === 0) return undefined;
    const share = Math.max(LEAST_RECORD_ROOM, (room * weightOf(record)) / weight);
    const limits = { room: share * CHARACTERS_PER_TOKEN, least: SMALLEST_PART };
    return elideRecord({ record, path }, limits, context);
  }

  return {
    print(room, parts) {
      let isElided = false;
      const noting = <Part>(part: Part | undefined): Part | undefined => {
        isElided ||= part !== undefined;
        return part;
      };
      const text = encodeDocument(document, {
        elide: {
          elideRecord: (record, path) =>
            noting(parts.ofRecords ? shortenRecord(record, path, room) : undefined),
          elideList: (list) => noting(elide(list, room, parts)),
          shortenText: (long, path) => noting(shorten(long, path, room)),
        },
      });
      return isElided ? text : undefined;
    },
  };
}

/** Of a text of so many characters how many are kept where there are so many tokens for each character. */
function keptOf(length: number, density: number): number {
  return Math.max(SHORTEST_KEPT_TEXT, Math.floor(density * CHARACTERS_PER_TOKEN * length));
}

/** How much is shown of a text, with the reference to the rest. */
function shownLength(density: number): ShownLength {
  return (length) => {
    const keep = keptOf(length, density);
    return isLong(length, keep) ? keep + REFERENCE_LENGTH : length;
  };
}

/** Whether it pays to cut a text of so many characters to those that are kept. */
function isLong(length: number, keep: number): boolean {
  return length >= keep + SMALLEST_PART;
}

function prepare(
  list: JsonList,
  shortest: number,
  context: LossyContext,
): PreparedList | PreparedTree | undefined {
  const tree = treeOf(list);
  if (!tree) return list.rows.length < shortest ? undefined : prepareList(list, context);
  return { list, tree, leaves: prepareList({ path: list.path, rows: tree.leaves }, context) };
}
