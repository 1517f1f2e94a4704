import { writePath } from './column-name.ts';
import {
  columnCost,
  type Estimate,
  type FilledColumn,
  type FormOffer,
  stringsOf,
} from './filled-column.ts';
import { isWritable } from './factor-affix.ts';

/** Shorter values are found in others by chance. */
const SHORTEST_SOURCE = 2;
/** Columns that are tried as the source of another. */
const MOST_SOURCES = 40;

/** Columns of strings that are another column's value between a fixed prefix and suffix. */
export function derivedForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  const sources = columns
    .flatMap((filled, index) => sourceOf(filled, index))
    .slice(0, MOST_SOURCES);
  const derived = new Set<number>();
  const used = new Set<number>();
  return columns.flatMap((filled, index) => {
    const texts = stringsOf(filled);
    if (texts === undefined || used.has(index)) return [];
    for (const source of sources) {
      if (source.index === index || derived.has(source.index)) continue;
      const form = patternFrom(texts, source);
      if (form === undefined) continue;
      derived.add(index);
      used.add(source.index);
      const header = estimate(form.prefix + form.from + form.suffix) + 3;
      return [{ index, form, saved: columnCost(filled, estimate) - header }];
    }
    return [];
  });
}

interface Source {
  readonly index: number;
  readonly name: string;
  readonly texts: readonly string[];
}

function sourceOf(filled: FilledColumn, index: number): readonly Source[] {
  const { column, values } = filled;
  if (column.form !== undefined || column.schema.kind !== 'cell') return [];
  const texts: string[] = [];
  for (const value of values) {
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    texts.push(String(value));
  }
  return [{ index, name: writePath(column.path), texts }];
}

function patternFrom(
  texts: readonly string[],
  { name, texts: parts }: Source,
): Extract<FormOffer['form'], { kind: 'derived' }> | undefined {
  const [first = ''] = texts;
  const [part = ''] = parts;
  if (part.length < SHORTEST_SOURCE) return undefined;
  const at = first.indexOf(part);
  if (at < 0) return undefined;
  const prefix = first.slice(0, at);
  const suffix = first.slice(at + part.length);
  if (prefix + suffix === '' || !isWritable(prefix + suffix + name)) return undefined;
  const holds = texts.every((text, row) => text === `${prefix}${parts[row]}${suffix}`);
  return holds ? { kind: 'derived', prefix, from: name, suffix } : undefined;
}
