import { counted } from '../../common/counted.ts';
import type { TokenCounter } from '../../tokens/counter.ts';
import type { Document } from '../document/document.ts';
import { shorten } from '../shorten.ts';
import { jsonLists } from './json-lists.ts';
import { landmarks } from './landmarks.ts';

const LONGEST_LINE = 200;
const MOST_TOKENS = 400;

/** What a document holds and where: kind and size, then lists with their columns, headings, definitions or failures. */
export function outline(document: Document, counter: TokenCounter): string {
  const { text, lines, original, json } = document;
  const kind = json === undefined ? original.kind : 'json';
  const size = `${kind}, about ${counter.estimate(text)} tokens, ${counted(lines.count, 'line')}`;
  const parts = json === undefined ? landmarks(document) : jsonLists(json);
  const shown = [size, ...parts.map((part) => shorten(part, LONGEST_LINE))];
  while (shown.length > 1 && counter.count(shown.join('\n')) > MOST_TOKENS) shown.pop();
  return shown.join('\n');
}
