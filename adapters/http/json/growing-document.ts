import { randomUUID } from 'node:crypto';

import { decodeUtf8 } from '../utf8.ts';
import { editJson } from './edit.ts';
import { editsBehind, editsWithin, type Extent, keepsElements, sameEdits } from './extent.ts';
import type { JsonEdit } from './json-edit.ts';
import { type KnownBeginning, knownBeginnings } from './known-beginnings.ts';
import { listPlace } from './list-place.ts';
import { asList, asObject, type JsonObject } from './read.ts';

/** A JSON document in UTF-8. */
export interface JsonBytes {
  /** What it says. */
  readonly body: JsonObject;
  /** The bytes of the document with some places edited, as `editJson` edits them. */
  edit(edits: readonly JsonEdit[]): Uint8Array<ArrayBuffer>;
}

/** Bytes of a beginning from which on it is remembered: less is read as fast. */
const LEAST = 65_536;

/**
 * Reads a document that is an object, one of whose properties is a list that grows: a document often begins as an
 * earlier one, with further elements behind. Then only those are decoded, parsed and edited; the elements before them
 * are the same objects as in the earlier document, and their edited bytes are used again where their edits are the
 * same. Throws for bytes that are not UTF-8 and texts that are not JSON.
 */
export function readGrowing(bytes: Uint8Array<ArrayBuffer>, list: string): JsonBytes {
  if (bytes.length < LEAST) return documentOf(readWhole(bytes), { bytes, list, isKept: false });
  const known = knownBeginnings.find(bytes, list);
  const rest = known && readRest(bytes, { known, list });
  return documentOf(rest ?? readWhole(bytes), { bytes, list, isKept: true });
}

/** A document, or what is new of one: a text with as much before it that it is JSON. */
interface Part {
  readonly known: KnownBeginning | undefined;
  readonly text: string;
  /** Characters of the text that stand for what is known. */
  readonly opening: number;
  readonly body: JsonObject;
}

function readWhole(bytes: Uint8Array<ArrayBuffer>): Part {
  const text = decodeUtf8(bytes);
  return { known: undefined, text, opening: 0, body: asObject(JSON.parse(text)) };
}

interface RestOptions {
  readonly known: KnownBeginning;
  readonly list: string;
}

/** Reads what comes after a known beginning; undefined where that is not the rest of such a document. */
function readRest(bytes: Uint8Array<ArrayBuffer>, { known, list }: RestOptions): Part | undefined {
  const opening = openingOf(list);
  const text = opening + decodeUtf8(bytes.subarray(known.given.length));
  const rest = parseRest(text, known);
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
  const { [list]: found, ...after } = asObject(tryToParse(text));
  const [placeholder, ...added] = asList(found);
  const isAgain = Object.keys(after).some((name) => Object.hasOwn(head, name));
  return placeholder === PLACEHOLDER && !isAgain ? { added, after } : undefined;
}

/** Stands for all elements that are known. Nobody can have written it into a list of the same name behind them. */
const PLACEHOLDER = randomUUID();

function openingOf(list: string): string {
  return `{${JSON.stringify(list)}:[${JSON.stringify(PLACEHOLDER)}`;
}

function tryToParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface DocumentOptions {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly list: string;
  /** Whether its beginning is remembered. */
  readonly isKept: boolean;
}

function documentOf(part: Part, options: DocumentOptions): JsonBytes {
  const { bytes, isKept } = options;
  return {
    body: part.body,
    edit(edits) {
      const { known } = part;
      const isSplit = keepsElements(edits, options.list);
      if (known !== undefined && !(isSplit && sameEdits(editsWithin(edits, known), known.edits)))
        return documentOf(readWhole(bytes), options).edit(edits);
      const sent = edits.length === 0 ? bytes : sentBytes(part, edits);
      if (isKept && isSplit) keep(part, { ...options, edits, sent });
      return sent;
    },
  };
}

function sentBytes(
  { known, text, opening }: Part,
  edits: readonly JsonEdit[],
): Uint8Array<ArrayBuffer> {
  if (known === undefined) return encoder.encode(editJson(text, edits));
  const edited = editJson(text, editsBehind(edits, known)).slice(opening);
  return Buffer.concat([known.sent, encoder.encode(edited)]);
}

const encoder = new TextEncoder();

/** Elements at the end in which clients move marks from one request to the next. */
const UNSETTLED = 4;

interface SentDocument extends DocumentOptions {
  readonly edits: readonly JsonEdit[];
  readonly sent: Uint8Array<ArrayBuffer>;
}

/** Remembers the document up to the end of the elements that will hardly change any more. */
function keep({ known, text, body }: Part, document: SentDocument): void {
  const { bytes, list, edits, sent } = document;
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
  const given = withoutEnd(bytes, after.slice(start.length));
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

function withoutEnd(bytes: Uint8Array<ArrayBuffer>, end: string): Uint8Array<ArrayBuffer> {
  return bytes.subarray(0, bytes.length - Buffer.byteLength(end));
}
