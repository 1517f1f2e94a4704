/** A new text for the string at a place in a JSON document. */
export interface StringReplacement {
  /** Property names and indexes from the root to the string. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * A valid JSON document with some of its strings replaced; every other character, such as white space
 * and the digits of numbers, stays as it was. Replacements for places that hold no string are ignored.
 */
export function spliceStrings(json: string, replacements: readonly StringReplacement[]): string {
  const places = placesOf(replacements);
  findSpans(json, places);
  const spans = spansOf(places).sort((left, right) => left.start - right.start);
  let done = 0;
  const parts = spans.flatMap(({ start, end, text }) => {
    const before = json.slice(done, start);
    done = end;
    return [before, JSON.stringify(text)];
  });
  return parts.join('') + json.slice(done);
}

/** A place in the document on the way to a replacement, or the replacement's own. */
interface Place {
  readonly inner: Map<string | number, Place>;
  text?: string;
  span?: readonly [start: number, end: number];
}

function placesOf(replacements: readonly StringReplacement[]): Place {
  const root: Place = { inner: new Map() };
  for (const { path, text } of replacements) {
    let place = root;
    for (const step of path) {
      const next = place.inner.get(step) ?? { inner: new Map() };
      place.inner.set(step, next);
      place = next;
    }
    place.text = text;
  }
  return root;
}

interface Container {
  readonly place: Place | undefined;
  readonly isObject: boolean;
  /** The name or index of the value that comes next; undefined while a name is expected. */
  step: string | number | undefined;
}

/** Notes where the wanted strings stand. Of a property given twice the last one counts, as in JSON.parse. */
function findSpans(json: string, root: Place): void {
  const open: Container[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    const container = open.at(-1);
    if (character === '"') {
      const end = endOfString(json, at);
      takeString(json.slice(at, end), { container, root, span: [at, end] });
      at = end - 1;
    } else if (character === '{' || character === '[') {
      const isObject = character === '{';
      open.push({ place: placeOf(container, root), isObject, step: isObject ? undefined : 0 });
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',' && container !== undefined) {
      container.step = typeof container.step === 'number' ? container.step + 1 : undefined;
    }
  }
}

interface StringContext {
  readonly container: Container | undefined;
  readonly root: Place;
  readonly span: readonly [start: number, end: number];
}

function takeString(literal: string, { container, root, span }: StringContext): void {
  if (container?.isObject === true && container.step === undefined) {
    container.step = container.place === undefined ? '' : String(JSON.parse(literal));
    return;
  }
  const place = placeOf(container, root);
  if (place?.text !== undefined) place.span = span;
}

function placeOf(container: Container | undefined, root: Place): Place | undefined {
  if (container === undefined) return root;
  return container.step === undefined ? undefined : container.place?.inner.get(container.step);
}

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spansOf({ inner, text, span }: Place): Span[] {
  const own =
    text === undefined || span === undefined ? [] : [{ start: span[0], end: span[1], text }];
  return [...own, ...[...inner.values()].flatMap(spansOf)];
}
