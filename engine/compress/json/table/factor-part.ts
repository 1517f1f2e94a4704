import { isWritable } from './factor-affix.ts';
import { writePath } from './column-name.ts';
import {
  columnCost,
  type Estimate,
  type FilledColumn,
  type FormOffer,
  stringsOf,
} from './filled-column.ts';
import type { ColumnForm } from './schema.ts';

/** How a part is cut from a longer text: a file's name from its path, an owner from `owner/name`. */
export type PartForm = Extract<ColumnForm, { kind: 'part' }>;

const SEPARATORS = ['/', ':', '.', '#', '@', '-', '_'] as const;

/** Columns whose values stand in another column of the same row, before or after a separator. */
export function partForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  const texts = columns.map(stringsOf);
  const parts = new Set<number>();
  const used = new Set<number>();
  return columns.flatMap((filled, index) => {
    const own = texts[index];
    if (own === undefined || used.has(index)) return [];
    for (const [source, whole] of texts.entries()) {
      if (whole === undefined || source === index || parts.has(source)) continue;
      const form = partFrom(own, whole, writePath(columns[source]?.column.path ?? []));
      if (form === undefined) continue;
      parts.add(index);
      used.add(source);
      const saved = columnCost(filled, estimate) - estimate(form.from) - 5;
      return [{ index, form, saved }];
    }
    return [];
  });
}

/** The part that a form cuts from a text; undefined where the separator is missing. */
export function cutPart(whole: string, { side, separator }: PartForm): string | undefined {
  const at = side === 'after' ? whole.lastIndexOf(separator) : whole.indexOf(separator);
  if (at < 0) return undefined;
  return side === 'after' ? whole.slice(at + 1) : whole.slice(0, at);
}

function partFrom(
  parts: readonly string[],
  wholes: readonly string[],
  from: string,
): PartForm | undefined {
  const [whole = ''] = wholes;
  if (!isWritable(from)) return undefined;
  if (whole.length <= (parts[0] ?? '').length || !whole.includes(parts[0] ?? '')) return undefined;
  for (const side of ['after', 'before'] as const) {
    for (const separator of SEPARATORS) {
      const form = { kind: 'part', side, separator, from } as const;
      if (parts.every((part, row) => part === cutPart(wholes[row] ?? '', form))) return form;
    }
  }
  return undefined;
}
