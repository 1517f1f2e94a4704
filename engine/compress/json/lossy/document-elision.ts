import type { LossyContext } from '../../compressor.ts';
import type { Elision, JsonList, JsonObject, JsonValue, RecordElision } from '../value/records.ts';
import { elideList, type PreparedList, prepareList } from './list-elision.ts';
import { shortenText } from './long-text.ts';
import { writePath } from './path.ts';
import { elideRecord } from './record-elision.ts';
import { encodeDocument } from '../document.ts';
import { treeOf } from './tree.ts';
import { elideTree, type PreparedTree } from './tree-elision.ts';
import { weightOf, weightOfList } from './weight.ts';

/** Shorter lists are cheaper whole than with a reference. */
const SHORTEST_LIST = 8;
const CHARACTERS_PER_TOKEN = 4;
/** Lists and strings of fewer characters are printed whole. */
const SMALLEST_PART = 120 * CHARACTERS_PER_TOKEN;
const SHORTEST_KEPT_TEXT = 400;
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
  const best = fill(context, (room) => elider.print(room, { withRecords: false }));
  if (best && best.tokens <= MOST_EXCESS * context.budget) return best.text;
  const shorter = fill(context, (room) => elider.print(room, { withRecords: true }));
  return best && shorter && isBetter(best, shorter, context.budget) ? best.text : shorter?.text;
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
  /**
   * The document with its lists, its long texts and, if asked for, the records inside it elided to about so many tokens;
   * undefined when no part could be.
   */
  print(room: number, options: { readonly withRecords: boolean }): string | undefined;
}

function createElider(
  document: JsonValue,
  context: LossyContext,
  lines: readonly number[] | undefined,
): Elider {
  const weight = Math.max(1, weightOf(document));
  const lists = new Map<string, PreparedList | PreparedTree>();

  function elide(list: JsonList, room: number): Elision | undefined {
    const listWeight = weightOfList(list.rows);
    if (listWeight < SMALLEST_PART) return undefined;
    const path = writePath(list.path);
    const known = lists.get(path) ?? prepare(list, context);
    if (!known) return undefined;
    lists.set(path, known);
    const share = Math.max(LEAST_LIST_ROOM, (room * listWeight) / weight);
    if ('tree' in known) return elideTree(known, share, context);
    const elision = elideList(known, share, context);
    return list.path.length === 0 && elision ? { ...elision, lines } : elision;
  }

  function shorten(text: string, path: JsonList['path'], room: number): string | undefined {
    const share = (room * CHARACTERS_PER_TOKEN * text.length) / weight;
    const keep = Math.max(SHORTEST_KEPT_TEXT, Math.floor(share));
    if (text.length < keep + SMALLEST_PART) return undefined;
    return shortenText({ text, path, keep }, context);
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
    print(room, { withRecords }) {
      let isElided = false;
      const noting = <Part>(part: Part | undefined): Part | undefined => {
        isElided ||= part !== undefined;
        return part;
      };
      const text = encodeDocument(document, {
        elide: {
          elideRecord: (record, path) =>
            noting(withRecords ? shortenRecord(record, path, room) : undefined),
          elideList: (list) => noting(elide(list, room)),
          shortenText: (long, path) => noting(shorten(long, path, room)),
        },
      });
      return isElided ? text : undefined;
    },
  };
}

function prepare(list: JsonList, context: LossyContext): PreparedList | PreparedTree | undefined {
  const tree = treeOf(list);
  if (!tree) return list.rows.length < SHORTEST_LIST ? undefined : prepareList(list, context);
  return { list, tree, leaves: prepareList({ path: list.path, rows: tree.leaves }, context) };
}
