import type { Column } from './columns.ts';

const CHANGING = /[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\d+(?:[.:,]\d+)*/gi;
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
 * The templates of a column of texts; undefined where the texts do not follow templates, judged by a sample: then
 * most of them would be templates of their own.
 */
export function templatesOf(
  { values }: Column,
  distinct: ReadonlyMap<unknown, number>,
): Templates | undefined {
  if (!isTemplated(values)) return undefined;
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

function isTemplated(values: Column['values']): boolean {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const seen = new Set<string>();
  let sampled = 0;
  for (let index = 0; index < values.length; index += step) {
    const value = values[index];
    if (typeof value !== 'string') continue;
    sampled += 1;
    seen.add(templateOf(value));
  }
  return seen.size * 2 < sampled;
}
