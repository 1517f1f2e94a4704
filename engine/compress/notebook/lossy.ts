import { counted } from '../../common/counted.ts';
import { alarmNote } from '../alarm-words.ts';
import type { LossyContext } from '../compressor.ts';
import type { JsonValue } from '../json/value/records.ts';
import { withoutColours } from '../text/terminal.ts';
import { chooseUnits } from './choose.ts';
import { readNotebook } from './read-notebook.ts';
import { renderNotebook } from './render.ts';
import { textsIn } from './text-of.ts';
import type { Notebook } from './unit.ts';
import { worthOfUnits } from './worth.ts';

/** Tokens of the headline and the reference. */
const HEAD = 120;
/** What is left for lines even where the names of the cells take most of the budget. */
const LEAST_FOR_LINES = 0.25;

/**
 * A Jupyter notebook to be read: every cell and output with its number and kind; headings, failures, code, text and
 * output as far as the budget allows; pictures, markup and metadata left out. Undefined where the document is something
 * else, and where the names of its cells alone take the budget.
 */
export function elideNotebook(document: JsonValue, context: LossyContext): string | undefined {
  const notebook = readNotebook(document);
  if (notebook === undefined) return undefined;
  const { counter } = context;
  const units = notebook.cells.flatMap((cell) => cell.flatMap((part) => part.units));
  const frame = counter.estimate(renderNotebook(notebook, new Set()));
  const all = renderNotebook(notebook, new Set(units.keys()));
  const tokens = counter.estimate(all);
  const budget = context.budgetFor?.('code', tokens) ?? context.budget;
  if (frame > budget) return undefined;
  const room = Math.max(budget - HEAD - frame, Math.floor(budget * LEAST_FOR_LINES));
  const shown =
    tokens + HEAD <= budget
      ? new Set(units.keys())
      : chooseUnits(units, worthOfUnits(notebook.cells, context.query), { budget: room, counter });
  const body = renderNotebook(notebook, shown);
  const hidden = units.length - shown.size;
  const lines = hidden === 0 ? '' : `${hidden} of ${units.length} lines, `;
  const note = alarmNote(textsIn(document).map(withoutColours), body);
  const omitted = `${lines}${dataNote(notebook)}metadata${note} omitted`;
  return [headline(notebook), context.reference(omitted), body].join('\n');
}

function headline({ cells, language, path, source }: Notebook): string {
  const of = language === '' ? '' : ` of ${language}`;
  const example = `path ${path}.N.${source}, its output --- M ${path}.N.outputs.M`;
  return `[notebook${of}, ${counted(cells.length, 'cell')}: cell === N is ${example}; …N: N lines left out]`;
}

function dataNote({ cells }: Notebook): string {
  const data = cells.flatMap((cell) => cell.flatMap((part) => part.data));
  const byType = Map.groupBy(data, ({ type }) => type);
  const notes = [...byType].map(([type, { length }]) => `${length} ${type}`);
  return notes.map((note) => `${note}, `).join('');
}
