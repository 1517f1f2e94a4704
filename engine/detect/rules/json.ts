import { isJson } from '../../common/parsed-json.ts';
import type { Detection } from '../../content.ts';
import type { Sample } from '../sample.ts';

const PARSED_WHOLE = 64_000;
const PREFIX = 2_000;
const TOKEN =
  /\s*(?:"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

/** Lists and dicts as Python prints them, by their first name or text. */
const PYTHON = /^(?:\[\s*)*(?:\{\s*'[^'\n]{1,200}':\s|'[^'\n]{0,1000}',\s)/;

/** One JSON document: parsed where that is cheap, judged by its first tokens and its last where it is not. */
export function json({ text }: Sample): Detection | undefined {
  const start = text.search(/\S/);
  const first = text[start];
  if (first !== '{' && first !== '[') return undefined;
  if (text.length <= PARSED_WHOLE && isJson(text)) return { kind: 'json', confidence: 1 };
  const prefix = text.slice(start, start + PREFIX);
  if (PYTHON.test(prefix)) return { kind: 'json', confidence: 0.9 };
  if (!startsLikeJson(prefix)) return undefined;
  const last = text.slice(-200).trimEnd().at(-1);
  const closes = last === (first === '{' ? '}' : ']');
  if (closes && text.length <= PARSED_WHOLE) return { kind: 'json', confidence: 0.6 };
  // The pieces of one long line look like lines, of a log where times stand in them.
  if (closes) return { kind: 'json', confidence: text.trim().includes('\n') ? 0.95 : 0.98 };
  return { kind: 'json', confidence: 0.55 };
}

/** Whether the first 2,000 characters of a text consist of JSON tokens, with at least one string and a mark behind it. */
export function startsLikeJson(text: string): boolean {
  const prefix = text.slice(0, PREFIX);
  const token = new RegExp(TOKEN);
  let end = 0;
  while (token.test(prefix)) end = token.lastIndex;
  const rest = prefix.slice(end).trimStart();
  const isCutOff = prefix.length === PREFIX && rest.startsWith('"');
  const isRead = isCutOff || rest.length < 12;
  return isRead && /^[{[]\s*(?:["{[\]}]|-?\d[\d.eE+-]*\s*[,\]])/.test(prefix);
}
