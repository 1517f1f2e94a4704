import { randomUUID } from 'node:crypto';

import { hasMoreValues, MOST_VALUES } from './count-values.ts';
import { editJson } from './edit.ts';
import { editsBehind, editsWithin, type Extent, keepsElements, sameEdits } from './extent.ts';
import type { JsonEdit } from './json-edit.ts';
import { inFormOf, joined, type JsonSource, textFrom, withoutEnd } from './json-source.ts';
import { type KnownBeginning, knownBeginnings } from './known-beginnings.ts';
import { listPlace } from './list-place.ts';
import { asList, asObject, type JsonObject, parsed } from './read.ts';

/** A JSON document that is read. */
export interface JsonDocument {
  /** What it says. */
  readonly body: JsonObject;
  /** Its source with some places edited, as `editJson` edits them; the same object where there is nothing to edit. */
  edit(edits: readonly JsonEdit[]): JsonSource;
}

/** Bytes or UTF-16 units of a beginning from which on it is remembered: less is read as fast. */
const LEAST = 65_536;

/**
 * Reads a document that is an object, one of whose properties is a list that grows: a document often begins as an
 * earlier one, with further elements behind. Then only those are decoded, parsed and edited; the elements before them
 * are the same objects as in the earlier document, and what was made of them is used again where their edits are the
 * same. Throws for bytes that are not UTF-8, texts that are not JSON, and more than 250,000 values that are new.
 */
export function readGrowing(source: JsonSource, list: string): JsonDocument {
  if (source.length < LEAST) return documentOf(readWhole(source), { source, list, isKept: false });
  const known = knownBeginnings.find(source, list);
  const rest = known && readRest(source, { known, list });
  return documentOf(rest ?? readWhole(source), { source, list, isKept: true });
}

/** A document, or what is new of one: a text with as much before it that it is JSON. */
interface Part {
  readonly known: KnownBeginning | undefined;
  readonly text: string;
  /** Characters of the text that stand for what is known. */
  readonly opening: number;
  readonly body: JsonObject;
}

function readWhole(source: JsonSource): Part {
  const text = textFrom(source, 0);
  if (hasMoreValues(text, MOST_VALUES)) throw new RangeError(TOO_MANY_VALUES);
  return { known: undefined, text, opening: 0, body: asObject(JSON.parse(text)) };
}

const TOO_MANY_VALUES = `it has more than ${MOST_VALUES} values and goes out as it came`;

interface RestOptions {
  readonly known: KnownBeginning;
  readonly list: string;
}

/** Reads what comes after a known beginning; undefined where that is not the rest of such a document. */
function readRest(source: JsonSource, { known, list }: RestOptions): Part | undefined {
  const opening = openingOf(list);
  const text = opening + textFrom(source, known.given.length);
  const rest = hasMoreValues(text, MOST_VALUES) ? undefined : parseRest(text, known);
  if (rest === undefined) return undefined;
  const body = { ...known.head, [list]: [...known.elements, ...rest.added], ...rest.after };
  return { known, text, opening: opening.length, body };
}

interface Rest {
  /** Elements of the list. */
  readonly added: readonly unknown[];
  /** The properties behind it. */
  readonly after: JsonObject;
}

/** Undefined where a name comes again that was given before: such a document is read as any other. */
function parseRest(text: string, { list, head }: Pick<Extent, 'list' | 'head'>): Rest | undefined {
  const { [list]: found, ...after } = asObject(parsed(text));
  const [placeholder, ...added] = asList(found);
  const isAgain = Object.keys(after).some((name) => Object.hasOwn(head, name));
  return placeholder === PLACEHOLDER && !isAgain ? { added, after } : undefined;
}

/** Stands for all elements that are known. Nobody can have written it into a list of the same name behind them. */
const PLACEHOLDER = randomUUID();

function openingOf(list: string): string {
  return `{${JSON.stringify(list)}:[${JSON.stringify(PLACEHOLDER)}`;
}

interface DocumentOptions {
  readonly source: JsonSource;
  readonly list: string;
  /** Whether its beginning is remembered. */
  readonly isKept: boolean;
}

function documentOf(part: Part, options: DocumentOptions): JsonDocument {
  const { source, isKept } = options;
  return {
    body: part.body,
    edit(edits) {
      const { known } = part;
      const isSplit = keepsElements(edits, options.list);
      if (known !== undefined && !(isSplit && sameEdits(editsWithin(edits, known), known.edits)))
        return documentOf(readWhole(source), options).edit(edits);
      const sent = edits.length === 0 ? source : editedSource(part, { source, edits });
      if (isKept && isSplit) keep(part, { ...options, edits, sent });
      return sent;
    },
  };
}

interface SourceEdits {
  readonly source: JsonSource;
  readonly edits: readonly JsonEdit[];
}

function editedSource({ known, text, opening }: Part, { source, edits }: SourceEdits): JsonSource {
  if (known === undefined) return inFormOf(source, editJson(text, edits));
  return joined(known.sent, editJson(text, editsBehind(edits, known)).slice(opening));
}

/** Elements at the end in which clients move marks from one request to the next. */
const UNSETTLED = 4;

interface SentDocument extends DocumentOptions {
  readonly edits: readonly JsonEdit[];
  readonly sent: JsonSource;
}

/** Remembers the document up to the end of the elements that will hardly change any more. */
function keep({ known, text, body }: Part, document: SentDocument): void {
  const { source, list, edits, sent } = document;
  const place = listPlace(text, list);
  const settled = (place?.ends.length ?? 0) - UNSETTLED;
  const end = place?.ends[settled - 1];
  const isLonger = settled > (known === undefined ? 0 : 1);
  if (place === undefined || end === undefined || !isLonger) return;
  const names = known === undefined ? place.names : Object.keys(known.head);
  const head = Object.fromEntries(names.map((name) => [name, body[name]]));
  const extent = { list, head, elements: asList(body[list]).slice(0, -UNSETTLED) };
  const start = openingOf(list);
  const after = start + text.slice(end);
  const given = withoutEnd(source, after.slice(start.length));
  if (given.length < LEAST) return;
  if (known === undefined && parseRest(after, extent) === undefined) return;
  const sentAfter = editJson(after, editsBehind(edits, extent));
  const beginning = {
    ...extent,
    given,
    sent: withoutEnd(sent, sentAfter.slice(start.length)),
    edits: editsWithin(edits, extent),
  };
  knownBeginnings.keep(beginning, known);
}
