import type { LossyContext } from '../../compressor.ts';
import type { Elision, JsonList, JsonValue } from '../records.ts';
import { elideList, prepareList } from './list-elision.ts';
import type { PreparedList } from './list-elision.ts';
import { shortenText } from './long-text.ts';
import { writePath } from './path.ts';
import { encodeDocument } from './stand-in.ts';
import { weightOf, weightOfList } from './weight.ts';

/** Shorter lists are cheaper whole than with a reference. */
const SHORTEST_LIST = 8;
const CHARACTERS_PER_TOKEN = 4;
/** Lists and strings that take fewer tokens are printed whole. */
const SMALLEST_PART = 120;
const SHORTEST_KEPT_TEXT = 400;
const MOST_ATTEMPTS = 3;
const TOLERANCE = 0.04;

/**
 * The document with its large lists and long strings elided to about `context.budget` tokens, each part in proportion
 * to its size; undefined when nothing could be left out.
 */
export function elideDocument(document: JsonValue, context: LossyContext): string | undefined {
  const elider = createElider(document, context);
  let room = context.budget;
  let best: string | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const text = elider.print(room);
    if (text === undefined) break;
    const excess = context.counter.estimate(text) - context.budget;
    best = text;
    if (Math.abs(excess) <= TOLERANCE * context.budget) break;
    room -= excess;
  }
  return best;
}

interface Elider {
  /** The document with its parts elided to about so many tokens; undefined when no part could be. */
  print(room: number): string | undefined;
}

function createElider(document: JsonValue, context: LossyContext): Elider {
  const weight = Math.max(1, weightOf(document));
  const prepared = new Map<string, PreparedList>();

  function elide(list: JsonList, room: number): Elision | undefined {
    const listWeight = weightOfList(list.rows);
    if (list.rows.length < SHORTEST_LIST) return undefined;
    if (listWeight < SMALLEST_PART * CHARACTERS_PER_TOKEN) return undefined;
    const path = writePath(list.path);
    const known = prepared.get(path) ?? prepareList(list, context);
    prepared.set(path, known);
    return elideList(known, (room * listWeight) / weight, context);
  }

  function shorten(text: string, path: JsonList['path'], room: number): string | undefined {
    const share = (room * CHARACTERS_PER_TOKEN * text.length) / weight;
    const keep = Math.max(SHORTEST_KEPT_TEXT, Math.floor(share));
    if (text.length < keep + SMALLEST_PART * CHARACTERS_PER_TOKEN) return undefined;
    return shortenText({ text, path, keep }, context);
  }

  return {
    print(room) {
      let isElided = false;
      const text = encodeDocument(document, {
        elide: {
          elideList(list) {
            const elision = elide(list, room);
            isElided ||= elision !== undefined;
            return elision;
          },
          shortenText(long, path) {
            const shortened = shorten(long, path, room);
            isElided ||= shortened !== undefined;
            return shortened;
          },
        },
      });
      return isElided ? text : undefined;
    },
  };
}
