/**
 * What fills the place between two cells: always the same number of blanks; or blanks up to a sum of widths, of the cell
 * on the left, of the one on the right, or of both, but never fewer than `least`. That is what `printf("%-8s %5s")` does.
 */
export interface Gap {
  readonly counts: Counted;
  /** The blanks, with the widths of the cells that are counted. */
  readonly total: number;
  /** The blanks where the cells are too wide. */
  readonly least: number;
}

type Counted = 'n' | 'l' | 'r' | 'b';

/** What stood at one place in all rows. */
export interface Place {
  readonly left: number;
  readonly blanks: number;
  readonly right: number;
}

const COUNTED: readonly Counted[] = ['n', 'l', 'r', 'b'];
/** No program prints wider columns; bounds what a layout can claim. */
const WIDEST = 2_000;

/** The gap that explains what stood at one place in all rows; undefined if there is none. */
export function gapOf(places: readonly Place[]): Gap | undefined {
  const least = places.reduce((fewest, { blanks }) => Math.min(fewest, blanks), WIDEST);
  for (const counts of COUNTED) {
    const filled = places.find(({ blanks }) => counts === 'n' || blanks > least);
    if (filled === undefined) continue;
    const total = filled.blanks + countedWidth(filled, counts);
    // One blank is what programs leave where a cell is too wide; most columns have no such cell.
    for (const fewest of [1, least]) {
      const gap = { counts, total, least: counts === 'n' ? total : fewest };
      if (places.every((place) => place.blanks === blanksOf(gap, place))) return gap;
    }
  }
  return undefined;
}

/** The blanks between two cells of these widths. */
export function blanksOf(gap: Gap, place: Pick<Place, 'left' | 'right'>): number {
  return Math.max(gap.least, gap.total - countedWidth(place, gap.counts));
}

function countedWidth({ left, right }: Pick<Place, 'left' | 'right'>, counts: Counted): number {
  if (counts === 'n') return 0;
  return (counts === 'r' ? 0 : left) + (counts === 'l' ? 0 : right);
}

/** `1` for always one blank, `l9` for blanks up to nine with the left cell, `l9/2` with two blanks at least. */
export function writeGap({ counts, total, least }: Gap): string {
  if (counts === 'n') return String(total);
  return `${counts}${total}${least === 1 ? '' : `/${least}`}`;
}

/** A gap as it was written; undefined for any other text. */
export function readGap(text: string): Gap | undefined {
  const [, letter = 'n', digits, fewest] = /^([lrb]?)(\d{1,4})(?:\/(\d{1,4}))?$/.exec(text) ?? [];
  if (digits === undefined || Number(digits) > WIDEST) return undefined;
  const counts = COUNTED.find((each) => each === letter) ?? 'n';
  const total = Number(digits);
  const least = counts === 'n' ? total : Number(fewest ?? 1);
  return least > WIDEST ? undefined : { counts, total, least };
}
