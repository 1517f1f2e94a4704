import type { Line } from './lines.ts';

/** Arabic, Roman and Chinese numbers, and those of other scripts. */
const NUMBER = /[\p{N}〇一二三四五六七八九十百千]+|\b[IVXLC]{1,8}\b/gu;
/** A word or two with one number, and no more: `Article 5`, `第二十条`, `§ 12`, `13. cikk`. */
const COUNTED = /^(?=.*[\p{L}§])[\p{L}\p{M}§ ]{0,20}#[.º°]?[\p{L}\p{M} ]{0,20}[.:：]?$/u;
const LONGEST = 40;
/** Fewer that are alike are no series. */
const FEWEST = 3;
/** The first series of a text is above the next one, as chapters are above articles. */
const STEP = 0.01;
const DEEPEST = 0.09;

/** How far below the first one each series of titles is that differ only in their number, by what they have in common. */
export type Series = ReadonlyMap<string, number>;

/** The series of titles in a text, each title alone between blank lines. What the last line is of are page numbers. */
export function seriesOf(text: string, lines: readonly Line[]): Series {
  const titles = lines.flatMap((line, index) => {
    if (line.kind === 'blank' || !isAlone(lines, index)) return [];
    const title = text.slice(line.start, line.end).trim();
    const common = commonPart(title);
    return common === undefined ? [] : [{ title, common }];
  });
  const last = lines.findLast(({ kind }) => kind !== 'blank');
  const atTheEnd = commonPart(text.slice(last?.start, last?.end));
  const series = [...Map.groupBy(titles, ({ common }) => common)]
    .filter(([, all]) => new Set(all.map(({ title }) => title)).size >= FEWEST)
    .filter(([common]) => common !== atTheEnd);
  return new Map(series.map(([common], order) => [common, Math.min(order * STEP, DEEPEST)]));
}

/** How far below the first series a title is; undefined where it is of none. */
export function depthInSeries(title: string, series: Series): number | undefined {
  const common = series.size === 0 ? undefined : commonPart(title.trim());
  return common === undefined ? undefined : series.get(common);
}

/** Whether a line stands between blank ones. */
export function isAlone(lines: readonly Line[], index: number): boolean {
  const isFilled = (line: Line | undefined): boolean => (line?.kind ?? 'blank') !== 'blank';
  return !isFilled(lines[index - 1]) && !isFilled(lines[index + 1]);
}

function commonPart(title: string): string | undefined {
  if (title.length > LONGEST) return undefined;
  const common = title.replace(NUMBER, '#');
  return COUNTED.test(common) ? common : undefined;
}
