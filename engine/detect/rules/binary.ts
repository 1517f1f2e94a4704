import type { Detection } from '../../content.ts';
import { share, type Sample } from '../sample.ts';

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0007\u000E-\u001A\u001C-\u001F\uFFFD]/g;
const BASE64_LINE = /^[A-Za-z0-9+/_-]{48,}={0,2}$/;
const LOOKED_AT = 8_000;

/** Control characters, or nothing but long runs of base64. */
export function binary({ text, lines }: Sample): Detection | undefined {
  const head = text.slice(0, LOOKED_AT);
  const controls = head.match(CONTROL)?.length ?? 0;
  if (controls > head.length / 10) return { kind: 'binary', confidence: 0.98 };
  const isBase64 = text.length >= 200 && share(lines.slice(0, -1), BASE64_LINE) >= 0.9;
  const body = lines.length === 1 ? (lines[0] ?? '') : lines.slice(0, -1).join('');
  const looksRandom = /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body);
  if (looksRandom && (isBase64 || isOneRun(text))) return { kind: 'binary', confidence: 0.95 };
  return undefined;
}

function isOneRun(text: string): boolean {
  if (text.length < 200) return false;
  const start = text.startsWith('data:') ? text.indexOf(',') + 1 : 0;
  return /^[A-Za-z0-9+/_-]+={0,2}\s*$/.test(text.slice(start, start + LOOKED_AT));
}
