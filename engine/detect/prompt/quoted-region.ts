import type { Fence } from '../regions/fence-region.ts';
import { lineAt } from '../regions/region.ts';

const QUOTES: readonly string[] = ['"""', "'''"];

/** What stands between two lines of triple quotes; undefined where no such line opens or none closes. */
export function quotedAt(text: string, start: number, smallest: number): Fence | undefined {
  const line = lineAt(text, start);
  const quotes = QUOTES.find((each) => text.slice(start, line.end).trimEnd() === each);
  if (quotes === undefined) return undefined;
  const close = text.indexOf(`\n${quotes}`, line.end);
  if (close === -1) return undefined;
  const inside = { start: line.next, end: close + 1 };
  const isLarge = inside.end - inside.start >= smallest;
  return { inside: isLarge ? inside : undefined, next: lineAt(text, close + 1).next };
}
