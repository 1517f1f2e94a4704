import { counted } from '../../common/counted.ts';
import { splitPaths } from '../document/json-path.ts';
import type { RecordTape } from '../document/record-tape.ts';
import type { Rows } from '../document/rows.ts';
import { selectRows } from './select-rows.ts';
import { NOTHING, type Selection, withProblems } from './selection.ts';
import { namesIn, valuesAt } from './values-at.ts';

/** What readers call the records as a whole, which has no name. */
const THE_ROWS = /^\s*\$?\.?(?:rows|records)(?=\s*[.[]|\s*$)/i;

/** The values at a path into records that stand one on each line: `rows[3].name`, `[3].name`, or `name` of each of them. */
export function selectRecordPaths(
  tape: RecordTape,
  request: { readonly path: string; readonly rows: string | undefined },
): Selection {
  const asked = splitPaths(request.path).map((path) => withoutTheRows(tape, path));
  const { values, path, problems } = valuesAt(tape, asked.join(','));
  if (values.length === 0) return { ...NOTHING, problems: [...problems, whatThereIs(tape)] };
  const isAll = values.length === 1 && values[0] === 0;
  const rows = rowsAt(tape, isAll ? tape.childrenOf(0) : values);
  const ranges = rows.isSingle === true ? undefined : request.rows;
  return withProblems(problems, selectRows(rows, { ranges, path }));
}

function whatThereIs(tape: RecordTape): string {
  const rows = tape.childrenOf(0);
  return `there are ${counted(rows.length, 'row')}; the first has ${namesIn(tape, rows)}`;
}

function withoutTheRows(tape: RecordTape, path: string): string {
  const [first = 0] = tape.childrenOf(0);
  const keys = new Set(tape.childrenOf(first).map((value) => tape.keyOf(value)));
  if (keys.has('rows') || keys.has('records')) return path;
  return path.replace(THE_ROWS, '') || '$';
}

function rowsAt(tape: RecordTape, values: readonly number[]): Rows {
  return {
    of: '',
    spans: values.map((value) => tape.spanOf(value)),
    values: [],
    nameOf: (row) => tape.nameOf(values[row - 1] ?? 0),
    isSingle: values.length === 1,
  };
}
