import { alarmNote } from '../../alarm-words.ts';
import { editsFile } from '../../edit-intent.ts';
import type { LossyContext } from '../../compressor.ts';
import { chooseParts } from './choose.ts';
import { type Part, partsOf } from './parts.ts';

/** Fewer parts give no choice. */
const FEWEST_PARTS = 12;

/**
 * A text of no known kind with some of its lines, which are whole and in order, and every gap named by its lines, so
 * that they can be asked for. Undefined where it has too few lines to choose from, or is about to be edited.
 */
export function lossyText(text: string, context: LossyContext): string | undefined {
  if (editsFile(context.query)) return undefined;
  const lines = text.split('\n');
  const parts = partsOf(lines);
  if (parts.length < FEWEST_PARTS) return undefined;
  const reference = (missing: number, note = ''): string =>
    context.reference(`${missing} of ${lines.length} lines${note} omitted at [lines …]`);
  const budget = context.budget - context.counter.estimate(reference(lines.length));
  const texts = parts.map(({ first, last }) => lines.slice(first, last + 1).join('\n'));
  const kept = chooseParts(texts, parts, { ...context, budget });
  if (kept.size === parts.length) return undefined;
  const { shown, missing } = render(lines, parts, kept);
  const body = shown.join('\n');
  const note = alarmNote(
    texts.filter((_, index) => !kept.has(index)),
    body,
  );
  return `${reference(missing, note)}\n${body}`;
}

interface Rendered {
  readonly shown: readonly string[];
  /** How many lines are missing, blank ones between others included. */
  readonly missing: number;
}

function render(
  lines: readonly string[],
  parts: readonly Part[],
  kept: ReadonlySet<number>,
): Rendered {
  const shown: string[] = [];
  let missing = 0;
  let next = 0;
  const close = (end: number): void => {
    const gap = lines.slice(next, end);
    if (gap.every((line) => line.trim() === '')) {
      shown.push(...gap);
      return;
    }
    missing += gap.length;
    shown.push(`[lines ${next + 1}${gap.length > 1 ? `-${end}` : ''}]`);
  };
  for (const [index, { first, last }] of parts.entries()) {
    if (!kept.has(index)) continue;
    close(first);
    shown.push(...lines.slice(first, last + 1));
    next = last + 1;
  }
  close(lines.length);
  return { shown, missing };
}
