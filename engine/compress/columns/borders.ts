/** How a program draws the lines around and between cells. */
export interface Border {
  readonly name: string;
  /** What stands between two cells, with a blank on both sides. */
  readonly bar: string;
  /** Whether bars stand left of the first cell and right of the last as well. */
  readonly isClosed: boolean;
  /** The rules above the names, below them and below the last row. */
  readonly top: Rule | undefined;
  readonly middle: Rule;
  readonly bottom: Rule | undefined;
}

/** What a rule is made of. */
interface Rule {
  readonly left: string;
  readonly dash: string;
  readonly crossing: string;
  readonly right: string;
}

const PLUS: Rule = { left: '+', dash: '-', crossing: '+', right: '+' };

/** MySQL and others, PostgreSQL, SQLite and others with lines, Markdown. */
export const BORDERS: readonly Border[] = [
  { name: 'mysql', bar: '|', isClosed: true, top: PLUS, middle: PLUS, bottom: PLUS },
  {
    name: 'psql',
    bar: '|',
    isClosed: false,
    top: undefined,
    middle: { left: '', dash: '-', crossing: '+', right: '' },
    bottom: undefined,
  },
  {
    name: 'box',
    bar: '│',
    isClosed: true,
    top: { left: '┌', dash: '─', crossing: '┬', right: '┐' },
    middle: { left: '├', dash: '─', crossing: '┼', right: '┤' },
    bottom: { left: '└', dash: '─', crossing: '┴', right: '┘' },
  },
  {
    name: 'markdown',
    bar: '|',
    isClosed: true,
    top: undefined,
    middle: { left: '|', dash: '-', crossing: '|', right: '|' },
    bottom: undefined,
  },
];

/** A rule over columns of some widths, without the blanks beside the cells. */
export function drawRule({ left, dash, crossing, right }: Rule, widths: readonly number[]): string {
  return left + widths.map((width) => dash.repeat(width + 2)).join(crossing) + right;
}
