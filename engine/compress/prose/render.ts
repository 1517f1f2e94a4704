import type { ProseDocument, Unit } from './document.ts';

/** One token each; the first that the text does not use itself marks the gaps. */
const MARKS: readonly [string, ...string[]] = ['(...)', '(…)', '(--)', '{...}'];

/** What stands at every place where something was left out. */
export function gapMark(text: string): string {
  return MARKS.find((mark) => !text.includes(mark)) ?? MARKS[0];
}

/** How much of a document is not shown, and how the places are marked. */
export function missingUnits(
  { units }: ProseDocument,
  kept: ReadonlySet<number>,
  mark: string,
): string {
  const all = { sentence: 0, heading: 0, block: 0, closing: 0 };
  const missing = { ...all };
  for (const [index, { role }] of units.entries()) {
    all[role] += 1;
    if (!kept.has(index)) missing[role] += 1;
  }
  const omitted = (role: Unit['role'], name: string): string =>
    missing[role] === 0 ? '' : `${missing[role]} of ${all[role]} ${name}`;
  const parts = [
    omitted('sentence', 'sentences'),
    omitted('heading', 'headings'),
    omitted('block', 'tables and code blocks'),
  ].filter((part) => part !== '');
  return `${parts.join(', ')} omitted at ${mark}`;
}

/** The kept units as they stand in the text, with a mark at each gap. */
export function renderUnits(
  { text, units }: ProseDocument,
  kept: ReadonlySet<number>,
  mark: string,
): string {
  let shown = '';
  let next = 0;
  for (const [index, unit] of units.entries()) {
    if (!kept.has(index)) continue;
    const space = text.slice(units[index - 1]?.end ?? 0, unit.start);
    if (index > next) shown += `${shown === '' ? '' : ' '}${mark}${space === '' ? ' ' : space}`;
    else shown += space;
    shown += text.slice(unit.start, unit.end);
    next = index + 1;
  }
  const end = text.slice(units.at(-1)?.end ?? 0);
  return next === units.length ? shown + end : `${shown} ${mark}${end}`;
}
