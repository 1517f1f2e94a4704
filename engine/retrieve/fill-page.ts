import { cutExcerpt } from './cut-excerpt.ts';
import { firstLines } from './first-lines.ts';
import { type Filling, type FillContext, type Place, render } from './place.ts';
import type { Section } from './section.ts';

/** Longer ones do not fit on any page, whatever they hold. */
const LONGEST_EXCERPT = 24_000;

/** The first excerpts of the sections that together stay under the budget. At least a part of the first is always there. */
export function fillPage(sections: readonly Section[], context: FillContext): Filling {
  const { counter, budget } = context;
  const places: Place[] = [];
  const texts: string[] = [];
  let estimated = 0;
  for (const place of placesOf(sections)) {
    places.push(place);
    if (estimated > budget || !isShowable(place)) break;
    const text = render(place, places.at(-2), context);
    texts.push(text);
    estimated += counter.estimate(text) + 1;
  }
  const fitting = countFitting(texts, context);
  const [first] = places;
  if (first === undefined) return { text: '', rest: [], following: undefined };
  if (fitting === 0) return cutExcerpt(first, placeAt(1, sections), context);
  const text = texts.slice(0, fitting).join('\n');
  const [previous, following] = places.slice(fitting - 1);
  const lines = following && firstLines(following, { text, previous }, context);
  if (lines === undefined) return { text, rest: [], following };
  return { ...lines, following: placeAt(fitting + 1, sections) };
}

function* placesOf(sections: readonly Section[]): Iterable<Place> {
  for (const section of sections) {
    for (const excerpt of section.excerpts()) yield { section, excerpt };
  }
}

function placeAt(index: number, sections: readonly Section[]): Place | undefined {
  let at = 0;
  for (const place of placesOf(sections)) {
    if (at === index) return place;
    at += 1;
  }
  return undefined;
}

function isShowable({ excerpt }: Place): boolean {
  return excerpt.spans.every(({ start, end }) => end - start <= LONGEST_EXCERPT);
}

function countFitting(texts: readonly string[], { counter, budget }: FillContext): number {
  let fitting = texts.length;
  while (fitting > 0) {
    const tokens = counter.count(texts.slice(0, fitting).join('\n'));
    if (tokens <= budget) return fitting;
    fitting = Math.min(fitting - 1, Math.ceil((fitting * budget) / tokens));
  }
  return 0;
}
