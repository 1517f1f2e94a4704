import type { Column } from './columns.ts';

/** Long hashes, short ones with a digit that stand alone, and numbers; a single letter behind one is its unit. */
const CHANGING =
  /[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\b[a-f]{1,7}\d[0-9a-f]*\b|\b\d+[a-f][0-9a-f]+\b|\d+(?:[.:,]\d+)*/gi;
const LONGEST_MASKED = 400;
const SAMPLE = 120;

/** The text with everything that changes from one message of a kind to the next replaced by `*`: numbers and hashes. */
export function templateOf(text: string): string {
  return text.slice(0, LONGEST_MASKED).replaceAll(CHANGING, '*');
}

/** How often each template occurs among the texts of a column, in the order of first occurrence. */
export interface Templates {
  readonly counts: ReadonlyMap<string, number>;
  /** The template of each text. */
  readonly of: ReadonlyMap<string, string>;
}

/**
 * The templates of a column of texts; undefined where the texts do not follow templates, or all follow one: as judged
 * by a sample, most of them would be templates of their own, or none says more than the others.
 */
export function templatesOf(
  { values }: Column,
  distinct: ReadonlyMap<unknown, number>,
): Templates | undefined {
  const sample = sampleTemplates(values);
  if (!sample || isNumbering(values, sample)) return undefined;
  const counts = new Map<string, number>();
  const of = new Map<string, string>();
  for (const [text, count] of distinct) {
    if (typeof text !== 'string') continue;
    const template = templateOf(text);
    of.set(text, template);
    counts.set(template, (counts.get(template) ?? 0) + count);
  }
  return { counts, of };
}

/** The different templates of a sample; undefined where most texts have one of their own. */
function sampleTemplates(values: Column['values']): ReadonlySet<string> | undefined {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const seen = new Set<string>();
  let sampled = 0;
  for (let index = 0; index < values.length; index += step) {
    const value = values[index];
    if (typeof value !== 'string') continue;
    sampled += 1;
    seen.add(templateOf(value));
  }
  return seen.size * 2 < sampled ? seen : undefined;
}

/** Whether all texts are the same few words and a number, as `doc_17` is. */
function isNumbering(values: Column['values'], sample: ReadonlySet<string>): boolean {
  const [template = ''] = sample;
  const [prefix = '', suffix, ...others] = template.split('*');
  if (sample.size > 1 || prefix === '' || suffix !== '' || others.length > 0) return false;
  return values.every(
    (value) =>
      typeof value === 'string' &&
      value.startsWith(prefix) &&
      isDigit(value.charCodeAt(prefix.length)) &&
      isDigit(value.charCodeAt(value.length - 1)),
  );
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
