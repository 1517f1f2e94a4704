import type { Material } from './feature-list.ts';

/** The public vocabularies of OpenAI models. */
export type Encoding = 'o200k_base' | 'cl100k_base';

/** How the tokens of one model are counted. */
export interface ModelTokens {
  /** The vocabulary that is its own, or the one that its estimate starts from. */
  readonly encoding: Encoding;
  /** Whether the vocabulary is its own. */
  readonly exact: boolean;
  /** Tokens per token of the vocabulary, in percent, by what they are made of. */
  readonly percent: Readonly<Record<Material, number>>;
}

const SAME: ModelTokens['percent'] = { word: 100, number: 100, mark: 100, other: 100 };

/**
 * Claude up to 4.6. Its vocabulary is not public. Rests on reported counts of Anthropic's own
 * endpoint over o200k_base: 1.16 on English, 1.21 on formulas, 1.30 on Python (VentureBeat, May 2025),
 * 1.18 over a mixed corpus (sammcj/ingest#65). Not measured by us.
 */
const CLAUDE: ModelTokens['percent'] = { word: 116, number: 110, mark: 130, other: 110 };

/**
 * Claude from Opus 4.7 on. Its new vocabulary gives 1.45 times the tokens of the earlier one on
 * English, 1.13 to 1.33 on code, 1.06 on numbers and 1.00 on Chinese, Russian or Arabic
 * (sol.ava.dev, April 2026); 1.53 times o200k_base over a mixed corpus (sammcj/ingest#65), 1.55 in
 * use (opencrabs#1123). Not measured by us.
 */
const CLAUDE_FROM_4_7: ModelTokens['percent'] = { word: 168, number: 117, mark: 140, other: 110 };

/** Gemini: vendors of counters report 5 to 10 % more than o200k_base on English. Not measured by us. */
const GEMINI: ModelTokens['percent'] = { word: 107, number: 107, mark: 107, other: 100 };

/** How to count for a model, by its name with or without provider, deployment or fine-tuning parts. */
export function modelTokens(model: string): ModelTokens {
  const name = model.slice(0, 200).toLowerCase();
  const encoding = openaiEncoding(name.slice(name.lastIndexOf('/') + 1).replace(/^ft:/, ''));
  if (encoding !== undefined) return { encoding, exact: true, percent: SAME };
  return { encoding: 'o200k_base', exact: false, percent: estimatePercent(name) };
}

function openaiEncoding(name: string): Encoding | undefined {
  const generation = /(?:^|[^a-z0-9])gpt-?(\d+(?:\.\d+)?)(o?)(?![a-z0-9])(-[15](?!\d))?/.exec(name);
  if (generation !== null) {
    const [, version = '', omni, minor] = generation;
    if (version === '3.5' || version === '35') return 'cl100k_base';
    if (version === '4' && omni === '' && minor === undefined) return 'cl100k_base';
    return Number(version) >= 4 ? 'o200k_base' : undefined;
  }
  const named = /^(?:o[1-9](?![a-z0-9])|chatgpt-|codex-mini)|(?:^|[^a-z0-9])gpt-oss/;
  return named.test(name) ? 'o200k_base' : undefined;
}

function estimatePercent(name: string): ModelTokens['percent'] {
  if (name.includes('claude')) return isBefore47(name) ? CLAUDE : CLAUDE_FROM_4_7;
  return name.includes('gemini') ? GEMINI : SAME;
}

/** `claude-sonnet-4-5-20250929`, `claude-3-7-sonnet`, `claude-2.1`; a name without version is new. */
function isBefore47(name: string): boolean {
  const version = /claude-(?:[a-z]+-)?(\d{1,2})(?!\d)(?:[-.](\d{1,2})(?!\d))?/.exec(name);
  if (version === null) return false;
  const [, major = '', minor = '0'] = version;
  return Number(major) * 100 + Number(minor) < 407;
}
