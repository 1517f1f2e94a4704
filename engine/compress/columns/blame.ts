import {
  columnWidths,
  FEWEST_ROWS,
  type PlacedTable,
  type TableForm,
  type TextTable,
} from './text-table.ts';

/**
 * The lines of a file, each with the commit that it comes from, as `git blame` prints them. A layout says how: `git blame`,
 * `git blame with paths`, `git blame without authors`.
 */
export const blame: TableForm = { read, print };

const LINE =
  /^(\^?[0-9a-f]{6,40}) +(?:([^\s(]\S*(?: +\d+)?) +)?\((\S.*?) +(\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d [-+]\d{4})?|\d{9,11} [-+]\d{4}) +(\d+)\) ?(.*)$/;
const SHORT_LINE = /^(\^?[0-9a-f]{6,40}) +(?:([^\s(]\S*) +)?(\d+)\) ?(.*)$/;
const LAYOUT = /^git blame( with paths)?( without authors)?$/;
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
  const hasAuthors = pattern === LINE;
  const layout = `git blame${hasPaths ? ' with paths' : ''}${hasAuthors ? '' : ' without authors'}`;
  const withoutPath = ([commit = '', , ...others]: readonly string[]): readonly string[] => [
    commit,
    ...others,
  ];
  return {
    names: namesOf(hasPaths, hasAuthors),
    rows: hasPaths ? rows : rows.map(withoutPath),
    firstRow: 0,
    layout,
  };
}

function namesOf(hasPaths: boolean, hasAuthors: boolean): readonly string[] {
  return [
    'commit',
    ...(hasPaths ? ['path'] : []),
    ...(hasAuthors ? ['author', 'date'] : []),
    'n',
    'code',
  ];
}

function print(table: TextTable): readonly string[] | undefined {
  const [known, paths, short] = LAYOUT.exec(table.layout) ?? [];
  if (known === undefined) return undefined;
  const widths = columnWidths({ names: table.names.map(() => ''), rows: table.rows });
  return table.rows.map((row) => {
    const [commit = '', ...others] = row;
    const path = paths === undefined ? '' : ` ${(others.shift() ?? '').padEnd(widths[1] ?? 0)}`;
    const [number = '', code = ''] = others.slice(-2);
    const counted = number.padStart(widths.at(-2) ?? 0);
    const [author = '', date = ''] = others;
    const by =
      short === undefined ? `(${author.padEnd(widths.at(-4) ?? 0)} ${date} ${counted}` : counted;
    return `${commit}${path} ${by}) ${code}`;
  });
}
