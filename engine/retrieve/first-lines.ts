import { type Filling, type FillContext, type Place, render } from './place.ts';

/** What stands on a page already. */
interface Above {
  readonly text: string;
  readonly previous: Place | undefined;
}

/** A page with less room than this, in tokens, is full. */
const LEAST_ROOM = 40;

/**
 * The page with as many lines of one more excerpt as fit, and where the rest of these lies; undefined where none
 * do or the excerpt may not be cut.
 */
export function firstLines(
  place: Place,
  { text, previous }: Above,
  context: FillContext,
): Omit<Filling, 'following'> | undefined {
  const { document, counter, budget } = context;
  const { section, excerpt } = place;
  const [span] = excerpt.spans;
  const room = budget - counter.count(text) - 1;
  if (span === undefined || excerpt.upTo === undefined || room < LEAST_ROOM) return undefined;
  const { upTo } = excerpt;
  const show = (end: number): string => render({ section, excerpt: upTo(end) }, previous, context);
  const ends = lineEnds(document.text.slice(span.start, span.end)).map((end) => span.start + end);
  const end = lastThat((each) => counter.count(show(each)) <= room, ends);
  if (end === undefined) return undefined;
  return { text: `${text}\n${show(end)}`, rest: [{ start: end + 1, end: span.end }] };
}

/** Where the lines of a text end, the last one aside. */
function lineEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}

/** The last of the numbers that passes a test which all before it pass too; undefined where none does. */
function lastThat(test: (each: number) => boolean, numbers: readonly number[]): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (test(numbers[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return numbers[low - 1];
}
