import { parsedJson } from '../common/parsed-json.ts';
import { parseRanges } from './ranges.ts';
import type { RetrieveRequest } from './request.ts';

/** What became of the arguments of a call: a request, or what to tell the model. */
export type RetrieveArguments =
  | { readonly valid: true; readonly request: RetrieveRequest }
  | { readonly valid: false; readonly message: string };

const HASH = /(?:^|[^0-9a-z])(?<hash>[0-9a-f]{24})(?:$|[^0-9a-z])/;
const SELECTORS = ['query', 'lines', 'rows', 'path', 'grep'] as const;
const LONGEST_TEXT = 1000;
const EXAMPLE = 'for example {"hash":"0123456789abcdef01234567","rows":"40-60"}';

/**
 * Reads the arguments of a call as models really write them: an object or its JSON text, the hash alone
 * or inside the whole reference, numbers and lists in place of text.
 */
export function parseRetrieveArguments(value: unknown): RetrieveArguments {
  const fields = fieldsOf(value);
  const hash = findHash(fields['hash'] ?? fields['id'] ?? fields['reference']);
  if (hash === undefined) {
    return invalid(`"hash" must be the 24 hex digits after "hash=" in the reference, ${EXAMPLE}`);
  }
  const request: Record<string, string> = {};
  for (const name of SELECTORS) {
    const text = asText(fields[name], name);
    if (text !== '') request[name] = text.slice(0, LONGEST_TEXT);
  }
  for (const name of ['lines', 'rows'] as const) {
    const ranges = request[name];
    if (ranges !== undefined && parseRanges(ranges, 0) === undefined) {
      return invalid(`"${name}" must be a range such as "40-60", "40-" or "7,12-20"`);
    }
  }
  return { valid: true, request: { hash, ...request } };
}

function invalid(message: string): RetrieveArguments {
  return { valid: false, message: `headroom_retrieve: ${message}.` };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') {
    const parsed = parsedJson(value);
    return isFields(parsed) ? parsed : { hash: value };
  }
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findHash(value: unknown): string | undefined {
  if (Array.isArray(value)) return findHash(value[0]);
  if (typeof value !== 'string') return undefined;
  return HASH.exec(value.slice(0, LONGEST_TEXT).toLowerCase())?.groups?.['hash'];
}

function asText(value: unknown, name: (typeof SELECTORS)[number]): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return listAsText(value, name);
  if (isFields(value)) return boundsAsText(value);
  return '';
}

/** `[40, 60]` is a range where ranges are asked for; every other list is its items. */
function listAsText(items: readonly unknown[], name: (typeof SELECTORS)[number]): string {
  const [first, second] = items;
  const isPair = items.length === 2 && typeof first === 'number' && typeof second === 'number';
  if (isPair && (name === 'lines' || name === 'rows')) return `${first}-${second}`;
  const texts = items.filter((item) => typeof item === 'string' || typeof item === 'number');
  return texts.join(name === 'query' ? ' ' : name === 'grep' ? '|' : ',');
}

/** `{ "from": 40, "to": 60 }` and the like. */
function boundsAsText(bounds: Readonly<Record<string, unknown>>): string {
  const from = bounds['from'] ?? bounds['start'];
  const to = bounds['to'] ?? bounds['end'];
  if (typeof from !== 'number') return '';
  return typeof to === 'number' ? `${from}-${to}` : `${from}-`;
}
