import { Claims } from './claims.ts';
import { malformed } from './table/cell.ts';
import type { Estimate } from './table/filled-column.ts';
import { isArray, isObject, keysOf } from './value/object.ts';
import type { JsonValue } from './value/records.ts';

/** What begins a line that defines an abbreviation. */
const DEFINITION = 'where ';
/** An abbreviation hides what it stands for, so all together must save this share, in percent. */
const LEAST_PERCENT = 10;
const MOST_ABBREVIATIONS = 8;
/** Texts that are looked at for something in common. */
const MOST_TEXTS = 1000;
const SHORTEST_TEXT = 16;
const LONGEST_TEXT = 400;
/** Tokens of an abbreviation where it is used, and of its line besides the text it stands for. */
const TOKENS_OF_USE = 3;
const TOKENS_OF_LINE = 6;
const BOUNDARY = /[/:.?#&=_\- ,;|@]+/g;
/** What a text may not contain to be abbreviated: it is written differently inside quotes. */
const UNWRITABLE = /["\\{}\u0000-\u001f]/;

/**
 * A document in which long values and beginnings of values that come again and again stand as `{name}`,
 * with lines above that define the names; the document itself where that saves less than 10 %.
 */
export function abbreviate(document: string, value: JsonValue, estimate: Estimate): string {
  const chosen = chooseTexts(sampleOf(textsOf(value)), estimate);
  if (chosen.length === 0) return document;
  const definitions = nameAll(chosen, document);
  const longestFirst = definitions.toSorted((left, right) => right.text.length - left.text.length);
  let short = document;
  for (const { name, text } of longestFirst) short = short.replaceAll(text, name);
  const lines = definitions.map(({ name, text }) => `${DEFINITION}${name}=${text}\n`);
  const result = lines.join('') + short;
  return estimate(result) * 100 <= estimate(document) * (100 - LEAST_PERCENT) ? result : document;
}

/** The document with every abbreviation written out. */
export function expand(text: string): string {
  const definitions: Definition[] = [];
  let rest = text;
  while (rest.startsWith(DEFINITION)) {
    const end = rest.indexOf('\n');
    const [, name, long] =
      /^where (\{[A-Za-z0-9]+\})=([^\n]+)$/.exec(rest.slice(0, Math.max(0, end))) ?? [];
    if (name === undefined || long === undefined)
      throw malformed(`no definition: ${rest.slice(0, 80)}`);
    definitions.push({ name, text: long });
    rest = rest.slice(end + 1);
  }
  const claims = new Claims(text);
  for (const { name, text: long } of definitions) {
    const parts = rest.split(name);
    claims.add((parts.length - 1) * long.length);
    rest = parts.join(long);
  }
  return rest;
}

interface Definition {
  /** The name as it is used, with its braces. */
  readonly name: string;
  readonly text: string;
}

/** All strings of a value that are long enough to be abbreviated. */
function textsOf(value: JsonValue): readonly string[] {
  const texts: string[] = [];
  const stack: JsonValue[] = [value];
  while (stack.length > 0) {
    const next = stack.pop() ?? null;
    if (typeof next === 'string') {
      if (next.length >= SHORTEST_TEXT && next.length <= LONGEST_TEXT) texts.push(next);
    } else if (isArray(next)) {
      for (const each of next) stack.push(each);
    } else if (isObject(next)) {
      for (const key of keysOf(next)) stack.push(next[key] ?? null);
    }
  }
  return texts;
}

interface Sample {
  readonly texts: readonly string[];
  /** How many texts of the document one of the sample stands for. */
  readonly weight: number;
}

function sampleOf(texts: readonly string[]): Sample {
  const stride = Math.ceil(texts.length / MOST_TEXTS);
  if (stride <= 1) return { texts, weight: 1 };
  return { texts: texts.filter((_, index) => index % stride === 0), weight: stride };
}

/** The texts whose abbreviation saves most, chosen one after the other. */
function chooseTexts({ texts, weight }: Sample, estimate: Estimate): readonly string[] {
  const candidates = repeated(texts.map(beginningsOf));
  const costs = new Map<string, number>();
  const costOf = (text: string): number => {
    const cost = costs.get(text) ?? estimate(text);
    costs.set(text, cost);
    return cost;
  };
  const covered = texts.map(() => 0);
  const chosen: string[] = [];
  while (chosen.length < MOST_ABBREVIATIONS) {
    const best = bestCandidate(candidates, covered, costOf);
    if (best === undefined || best.gain * weight <= costOf(best.text) + TOKENS_OF_LINE) break;
    chosen.push(best.text);
    candidates.forEach((own, index) => {
      if (!own.includes(best.text)) return;
      covered[index] = Math.max(covered[index] ?? 0, costOf(best.text) - TOKENS_OF_USE);
    });
  }
  return chosen;
}

/** A text and its beginnings up to each boundary. */
function beginningsOf(text: string): readonly string[] {
  const beginnings: string[] = [];
  for (const { index, 0: boundary } of text.matchAll(BOUNDARY)) {
    const end = index + boundary.length;
    if (index >= SHORTEST_TEXT && index < text.length) beginnings.push(text.slice(0, index));
    if (end >= SHORTEST_TEXT && end < text.length) beginnings.push(text.slice(0, end));
  }
  return [...beginnings, text].filter((each) => !UNWRITABLE.test(each) && each.trim() === each);
}

/** Of each text's candidates, those that another text has too. */
function repeated(candidates: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const own of candidates) {
    for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return candidates.map((own) => own.filter((each) => (counts.get(each) ?? 0) > 1));
}

function bestCandidate(
  candidates: readonly (readonly string[])[],
  covered: readonly number[],
  costOf: (text: string) => number,
): { readonly text: string; readonly gain: number } | undefined {
  const gains = new Map<string, number>();
  candidates.forEach((own, index) => {
    for (const each of own) {
      const gain = costOf(each) - TOKENS_OF_USE - (covered[index] ?? 0);
      if (gain > 0) gains.set(each, (gains.get(each) ?? 0) + gain);
    }
  });
  let best: { text: string; gain: number } | undefined;
  for (const [text, total] of gains) {
    const gain = total - costOf(text);
    if (best === undefined || gain > best.gain) best = { text, gain };
  }
  return best;
}

/** Words that say nothing about what an address or name is about. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'https',
  'http',
  'www',
  'com',
  'org',
  'arn',
  'aws',
  'api',
]);

/** A name for each text, made of its own words and found nowhere in the document. */
function nameAll(texts: readonly string[], document: string): readonly Definition[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const words = (text.match(/\b[A-Za-z]{3,}\b/g) ?? []).map((word) => word.toLowerCase());
    const telling = words.filter((word) => !EMPTY_WORDS.has(word) && word.length <= 14);
    const base = telling.at(-1) ?? words.at(-1)?.slice(0, 12) ?? 'text';
    let name = `{${base}}`;
    for (let number = 2; taken.has(name) || document.includes(name); number += 1) {
      name = `{${base}${number}}`;
    }
    taken.add(name);
    return { name, text };
  });
}
