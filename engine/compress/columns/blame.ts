import {
  columnWidths,
  FEWEST_ROWS,
  type PlacedTable,
  type TableForm,
  type TextTable,
} from './text-table.ts';

/**
 * The lines of a file, each with the commit that it comes from, as `git blame` prints them. A layout says how: `git blame`,
 * `git blame with paths`, `git blame with numbers before`, `git blame without authors`.
 */
export const blame: TableForm = { read, print };

const COMMIT = String.raw`(\^?[0-9a-f]{6,40}) +`;
/** The path that a line had in its commit, where it is printed. */
const PATH = String.raw`(?:(?!\d+ +[\d(])([^\s(]\S*) +)?`;
/** The number that it had there. */
const BEFORE = String.raw`(?:(\d+) +)?`;
const BY = String.raw`\((\S.*?) +(\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d [-+]\d{4})?|\d{9,11} [-+]\d{4}) +`;
const CODE = String.raw`(\d+)\) ?(.*)$`;
const LINE = new RegExp(`^${COMMIT}${PATH}${BEFORE}${BY}${CODE}`);
const SHORT_LINE = new RegExp(`^${COMMIT}${PATH}${BEFORE}${CODE}`);
const LAYOUT = /^git blame( with paths)?( with numbers before)?( without authors)?$/;
/** Longer lines of a file are its data. */
const LONGEST = 2_000;

function read(lines: readonly string[]): PlacedTable | undefined {
  if (lines.length < FEWEST_ROWS) return undefined;
  return readAs(lines, LINE) ?? readAs(lines, SHORT_LINE);
}

function readAs(lines: readonly string[], pattern: RegExp): PlacedTable | undefined {
  const rows: (readonly string[])[] = [];
  for (const line of lines) {
    const cells = line.length > LONGEST ? null : pattern.exec(line);
    if (cells === null) return undefined;
    rows.push(cells.slice(1).map((cell: string | undefined) => cell ?? ''));
  }
  const hasPaths = rows.some(([, path]) => path !== '');
  const hasNumbers = rows.some(([, , before]) => before !== '');
  const hasAuthors = pattern === LINE;
  const layout = [
    'git blame',
    ...(hasPaths ? ['with paths'] : []),
    ...(hasNumbers ? ['with numbers before'] : []),
    ...(hasAuthors ? [] : ['without authors']),
  ];
  const names = [
    'commit',
    ...(hasPaths ? ['path'] : []),
    ...(hasNumbers ? ['before'] : []),
    ...(hasAuthors ? ['author', 'date'] : []),
    'n',
    'code',
  ];
  const printed = ([
    commit = '',
    path = '',
    before = '',
    ...others
  ]: readonly string[]): readonly string[] => [
    commit,
    ...(hasPaths ? [path] : []),
    ...(hasNumbers ? [before] : []),
    ...others,
  ];
  return { names, rows: rows.map(printed), firstRow: 0, layout: layout.join(' ') };
}

function print(table: TextTable): readonly string[] | undefined {
  const [known, paths, numbers, short] = LAYOUT.exec(table.layout) ?? [];
  if (known === undefined) return undefined;
  const widths = columnWidths({ names: table.names.map(() => ''), rows: table.rows });
  return table.rows.map((row) => {
    const [commit = '', ...others] = row;
    const path = paths === undefined ? '' : ` ${(others.shift() ?? '').padEnd(widths[1] ?? 0)}`;
    const before =
      numbers === undefined
        ? ''
        : ` ${(others.shift() ?? '').padStart(widths[paths === undefined ? 1 : 2] ?? 0)}`;
    const [number = '', code = ''] = others.slice(-2);
    const counted = number.padStart(widths.at(-2) ?? 0);
    const [author = '', date = ''] = others;
    const by =
      short === undefined ? `(${author.padEnd(widths.at(-4) ?? 0)} ${date} ${counted}` : counted;
    return `${commit}${path}${before} ${by}) ${code}`;
  });
}
