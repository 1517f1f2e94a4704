import type { FigureTable } from '../../test/bench/all/tables/index.ts';

/** A table in Markdown: the first column aligned to the left, the others to the right. */
export function tableMarkdown({ columns, rows }: Pick<FigureTable, 'columns' | 'rows'>): string {
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [lineOf(columns), `|${rule.join('|')}|`, ...rows.map(lineOf)].join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}
