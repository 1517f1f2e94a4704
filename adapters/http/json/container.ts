import type { Place } from './places.ts';
import { addOccurrence, addSpan, type Occurrence, type SpanList } from './span-list.ts';

const NONE: readonly string[] = [];

/** An array or object on the way to an edit, as far as it was read. */
export interface Container {
  readonly kind: 'array' | 'object';
  readonly place: Place;
  readonly occurrence: Occurrence;
  /** Number of elements or properties in the given text. */
  length: number;
  /** Whether the new text has an element or property up to here, so that a comma must follow. */
  hasMember: boolean;
  /** The latest value under each name on the way to an edit. */
  readonly names: Map<string, Occurrence>;
}

/** Where an element or property stands. */
export interface Member {
  /** The end of the one before it, or of the opening bracket. */
  readonly gap: number;
  readonly start: number;
  readonly isRemoved: boolean;
}

/** Writes the new elements before a member, and leaves out its comma where nothing is left to separate. */
export function separate(list: SpanList, container: Container, member: Member): void {
  const { gap, start, isRemoved } = member;
  const inserted = newElements(container);
  if (container.hasMember && !isRemoved && inserted.length === 0) return;
  const remains = !isRemoved || inserted.length > 0;
  const keepsComma = container.length === 0 || (container.hasMember && remains);
  const json = (isRemoved ? inserted : [...inserted, '']).join(',');
  addSpan(list, container.occurrence, { start: keepsComma ? start : gap, end: start, json });
  container.hasMember ||= remains;
}

/** The new elements that go before the next one; an object has none. */
function newElements({ kind, place, length }: Container): readonly string[] {
  return (kind === 'array' ? place.insertions.get(length) : undefined) ?? NONE;
}

/** Writes the elements and properties that come last; the last one of the given text ended before them. */
export function append(list: SpanList, container: Container, end: number): void {
  const added = container.kind === 'array' ? newElements(container) : newProperties(container);
  if (added.length === 0) return;
  const json = (container.hasMember ? ',' : '') + added.join(',');
  addSpan(list, container.occurrence, { start: end, end, json });
}

function newProperties({ place, names }: Container): readonly string[] {
  return [...place.required].flatMap((name) => {
    const json = place.inner.get(name)?.change?.json;
    return names.has(name) || json === undefined ? [] : [`${JSON.stringify(name)}:${json}`];
  });
}

/** What stands under a name that is read now. What stood under it before counts no longer. */
export function occurrenceOf(list: SpanList, container: Container, name: string): Occurrence {
  const earlier = container.names.get(name);
  if (earlier !== undefined) earlier.isOverridden = true;
  const occurrence = addOccurrence(list, container.occurrence);
  container.names.set(name, occurrence);
  return occurrence;
}
