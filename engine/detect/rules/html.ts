import type { Detection } from '../../content.ts';
import { share, type Sample } from '../sample.ts';

const START = /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b/i;
/** Documents that have links and titles as pages do. */
const OTHER_XML = /^\s*<(?:\?xml|rss|feed|svg|urlset|sitemapindex)\b/i;
const TAG =
  /<\/?(?:a|article|body|button|div|form|h[1-6]|head|img|input|label|li|link|main|meta|nav|ol|option|p|script|section|span|style|table|tbody|td|th|tr|ul)(?:\s[^<>]*)?>/i;
/** So many lines with a tag make a page; fewer where many begin a paragraph, heading or item, and many are its words. */
const MARKED_UP = 0.4;
const PARAGRAPH = /^\s*<(?:h[1-6]|p|li)\b[^<>]*>/i;
const FEWEST_PARAGRAPHS = 0.08;
const WORDS = /\p{L}{2,} \p{L}{2,},? \p{L}{2,}/u;
const FEWEST_WORDS = 0.25;

/** Pages and fragments of HTML. */
export function html({ text, lines }: Sample): Detection | undefined {
  if (START.test(text.slice(0, 500))) return { kind: 'html', confidence: 0.97 };
  if (!/^\s*</.test(text) || OTHER_XML.test(text)) return undefined;
  const tags = share(lines, TAG);
  if (tags < MARKED_UP && !isWritten(lines)) return undefined;
  return { kind: 'html', confidence: Math.min(0.92, 0.6 + 0.4 * tags) };
}

/** Whether lines are running text in paragraphs, as no template or program has it. */
function isWritten(lines: Sample['lines']): boolean {
  return share(lines, PARAGRAPH) >= FEWEST_PARAGRAPHS && share(lines, WORDS) >= FEWEST_WORDS;
}
