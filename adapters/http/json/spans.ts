import { append, type Container, occurrenceOf, separate } from './container.ts';
import type { Place } from './places.ts';
import { endOfValue, isClosing, isObject, isOpening, propertyAt, startOfNext } from './scan.ts';
import {
  addOccurrence,
  addSpan,
  currentSpans,
  type Occurrence,
  type Span,
  type SpanList,
} from './span-list.ts';

/** What the edits change, in the order of the text. Only containers on the way to an edit are read. */
export function spansOf(text: string, root: Place): readonly Span[] {
  const reading: Reading = { text, open: [], spans: [], occurrences: [] };
  const start = startOfNext(text, text.startsWith('\uFEFF') ? 1 : 0);
  let at = readValue(reading, start, { place: root, occurrence: addOccurrence(reading) });
  for (let inner = reading.open.at(-1); inner !== undefined; inner = reading.open.at(-1)) {
    at = readMember(reading, inner, at);
  }
  return currentSpans(reading);
}

interface Reading extends SpanList {
  readonly text: string;
  /** The containers that are being read, from the outermost. */
  readonly open: Container[];
}

interface Value {
  /** Undefined where no edit is. */
  readonly place: Place | undefined;
  readonly occurrence: Occurrence;
}

/** Returns where to read on: inside a container on the way to an edit, behind any other value. */
function readValue(reading: Reading, start: number, { place, occurrence }: Value): number {
  const { text, open } = reading;
  if (place !== undefined && place.change === undefined && isOpening(text, start)) {
    const kind = isObject(text, start) ? 'object' : 'array';
    open.push({ kind, place, occurrence, length: 0, hasMember: false, names: new Map() });
    return start + 1;
  }
  const { json, was } = place?.change ?? {};
  // Comparing a slice is many times faster than `startsWith`.
  const isAsKnown = was !== undefined && text.slice(start, start + was.length) === was;
  const end = isAsKnown ? start + was.length : endOfValue(text, start);
  if (json !== undefined) addSpan(reading, occurrence, { start, end, json });
  return end;
}

/** Reads on behind the opening bracket or the member before; returns where the next one is to be read. */
function readMember(reading: Reading, container: Container, gap: number): number {
  const { text, open } = reading;
  const start = startOfNext(text, gap);
  if (isClosing(text, start)) {
    append(reading, container, gap);
    open.pop();
    return start + 1;
  }
  const { step, valueStart } = memberAt(text, container, start);
  const place = container.place.inner.get(step);
  const isRemoved = place?.change !== undefined && place.change.json === undefined;
  separate(reading, container, { gap, start, isRemoved });
  container.length += 1;
  if (isRemoved) {
    const end = endOfValue(text, valueStart);
    addSpan(reading, container.occurrence, { start, end, json: '' });
    return end;
  }
  const isNamed = place !== undefined && typeof step === 'string';
  const occurrence = isNamed ? occurrenceOf(reading, container, step) : container.occurrence;
  return readValue(reading, valueStart, { place, occurrence });
}

interface MemberStart {
  /** Its name or index. */
  readonly step: string | number;
  readonly valueStart: number;
}

function memberAt(text: string, { kind, length }: Container, start: number): MemberStart {
  if (kind === 'array') return { step: length, valueStart: start };
  const { name, valueStart } = propertyAt(text, start);
  return { step: name, valueStart };
}
