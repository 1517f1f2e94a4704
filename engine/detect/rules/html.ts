import type { Detection } from '../../content.ts';
import { share, type Sample } from '../sample.ts';

const START = /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b/i;
/** Documents that have links and titles as pages do. */
const OTHER_XML = /^\s*<(?:\?xml|rss|feed|svg|urlset|sitemapindex)\b/i;
const TAG =
  /<\/?(?:a|article|body|button|div|form|h[1-6]|head|img|input|label|li|link|main|meta|nav|ol|option|p|script|section|span|style|table|tbody|td|th|tr|ul)(?:\s[^<>]*)?>/i;

/** Pages and fragments of HTML. */
export function html({ text, lines }: Sample): Detection | undefined {
  if (START.test(text.slice(0, 500))) return { kind: 'html', confidence: 0.97 };
  if (!/^\s*</.test(text) || OTHER_XML.test(text)) return undefined;
  const tags = share(lines, TAG);
  return tags >= 0.4 ? { kind: 'html', confidence: Math.min(0.92, 0.6 + 0.4 * tags) } : undefined;
}
