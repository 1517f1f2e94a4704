import { isJson } from '../../common/parsed-json.ts';
import { startsLikeJson } from '../rules/json.ts';
import { jsonEnd } from './json-end.ts';
import { omissionIn } from './omission.ts';
import { lineAt, type Region, SMALLEST_REGION } from './region.ts';

/** Lines above the document, such as the command and how long it took. */
const MOST_ABOVE = 12;
/** An element of a list: its bracket behind a comma, behind that of the list, or at the start of a line. */
const ELEMENT = /[,[\n]\s{0,200}(?=[{[])/g;
const NEXT_ELEMENT = /\s{0,200},\s{0,200}(?=[{[])/y;
/** Characters that may follow on the last element. */
const LONGEST_REST = 1_000;
/** Brackets that nothing closes are looked at as far as the text goes. */
const MOST_UNCLOSED = 8;

/**
 * The beginning and the end of a JSON document whose middle a tool left out with a note, the end from the first element of a
 * list on that is whole; none where that is not what the text holds. Linear.
 */
export function brokenJson(text: string): readonly Region[] {
  const openings = openingsOf(text);
  const omission = openings.length === 0 ? undefined : omissionIn(text);
  if (omission === undefined) return [];
  const start = openings.find((opening) => opensDocument(text.slice(opening, omission.start)));
  if (start === undefined || isJson(text.slice(start))) return [];
  const tail = tailAfter(text, omission.end);
  const regions = [{ start, end: omission.start }, ...(tail === undefined ? [] : [tail])];
  return regions.filter((region) => region.end - region.start >= SMALLEST_REGION);
}

/** The first lines that begin with a bracket, as a document does. */
function openingsOf(text: string): readonly number[] {
  const openings: number[] = [];
  let start = 0;
  for (let above = 0; above <= MOST_ABOVE && start < text.length; above += 1) {
    if (text[start] === '{' || text[start] === '[') openings.push(start);
    start = lineAt(text, start).next;
  }
  return openings;
}

function opensDocument(text: string): boolean {
  return text !== '' && startsLikeJson(text.trimEnd());
}

function tailAfter(text: string, from: number): Region | undefined {
  let unclosed = 0;
  ELEMENT.lastIndex = from;
  while (unclosed < MOST_UNCLOSED && ELEMENT.test(text)) {
    const start = ELEMENT.lastIndex;
    const end = endOfElements(text, start);
    if (text.length - end <= LONGEST_REST) return { start, end: text.length };
    if (end === start) unclosed += 1;
    ELEMENT.lastIndex = Math.max(end, start + 1);
  }
  return undefined;
}

/** Behind the last of the elements that follow on each other with commas between; their start where there is none. */
function endOfElements(text: string, start: number): number {
  let end = start;
  for (let next = start; ; next = NEXT_ELEMENT.lastIndex) {
    const found = jsonEnd(text, next);
    if (found === -1) return end;
    end = found;
    NEXT_ELEMENT.lastIndex = end;
    if (!NEXT_ELEMENT.test(text)) return end;
  }
}
