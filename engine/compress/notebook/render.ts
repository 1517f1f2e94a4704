import type { Notebook, Part, Unit } from './unit.ts';

/** A notebook with some of its units, by their indexes over all cells: every cell and output named, gaps counted. */
export function renderNotebook({ cells }: Notebook, shown: ReadonlySet<number>): string {
  const lines: string[] = [];
  let from = 0;
  for (const [index, cell] of cells.entries()) {
    for (const [at, part] of cell.entries()) {
      lines.push(at === 0 ? titleOf('===', index, part) : titleOf('---', at - 1, part));
      const text = renderUnits(part.units, (unit) => shown.has(from + unit));
      if (text !== '') lines.push(text);
      from += part.units.length;
    }
  }
  return lines.join('\n');
}

function titleOf(mark: string, index: number, { title, data }: Part): string {
  const left = data.map(({ type, characters }) =>
    characters === 0 ? type : `${type} ${characters} characters`,
  );
  return [`${mark} ${index} ${title}`, ...left].join(', ');
}

function renderUnits(units: readonly Unit[], isShown: (index: number) => boolean): string {
  let text = '';
  let hidden = 0;
  const close = (): void => {
    if (hidden > 0) text += `${text === '' ? '' : '\n'}…${hidden === 1 ? '' : hidden}`;
    hidden = 0;
  };
  for (const [index, unit] of units.entries()) {
    if (!isShown(index)) {
      hidden += 1;
      continue;
    }
    const isBehindGap = hidden > 0;
    close();
    const space = unit.startsLine || isBehindGap ? '\n' : ' ';
    text += `${text === '' ? '' : space}${unit.text}`;
  }
  close();
  return text;
}
