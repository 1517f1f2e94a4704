import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';

const HUNK = /^(?:\u001B\[[\d;]*m)*@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$/;
const HEADER = /^(?:\u001B\[[\d;]*m)*(?:diff --git |--- \S|\+\+\+ \S|Index: \S|index [0-9a-f]{7,})/;
const BODY = /^(?:\u001B\[[\d;]*m)*(?:[-+ @\\<>]|diff |index |similarity |rename |(?:new|deleted) file |Index: |={20,}$)/;

/** Unified and plain diffs, with or without commit headers in front. */
export function diff({ lines }: Sample): Detection | undefined {
  const hunks = hits(lines, HUNK);
  const headers = hits(lines, HEADER);
  if (hunks === 0 || (headers === 0 && hunks < 2)) return undefined;
  const body = share(lines, BODY);
  if (body < 0.6) return undefined;
  return { kind: 'diff', confidence: Math.min(0.99, 0.7 + 0.3 * body) };
}
