/** A number of a text with what stands in front of it. */
export interface LabelledNumber {
  /** The word in front of it, how many numbers stand between the two, and its unit. */
  readonly label: string;
  readonly value: number;
}

/** Longer lines are looked at up to here. */
const LOOKED_AT = 400;
/** What tells numbers of one name apart: the labels of a metric, texts that are no names, addresses in brackets. */
const ASIDE = /(?<=\w)\{[^{}]*\}|"[^"]*"(?! ?:)|'[^']*'(?! ?:)|\[[^[\]]*\]/g;
/** Numbers on their own, perhaps with a unit: no parts of dates, times, addresses, versions and names. */
const NUMBER =
  /(?<![\w]|\d[.:/-])(-?\d{1,15}(?:\.\d{1,12})?(?:e[+-]?\d{1,3})?)([A-Za-z%]{0,3})(?![\w]|\.\d|[:/-]\d)/g;
const WORD = /[A-Za-z_][\w.-]*(?=[^A-Za-z_]*$)/;

/** The numbers of a line that have a name in front of them, such as `Query_time: 3.2` and `lag{topic="orders"} 7`. */
export function labelledNumbers(line: string): readonly LabelledNumber[] {
  const said = line.slice(0, LOOKED_AT).replaceAll(ASIDE, '');
  const found: LabelledNumber[] = [];
  let name = '';
  let next = 0;
  for (const { index, 0: all, 1: digits = '', 2: unit = '' } of said.matchAll(NUMBER)) {
    const word = WORD.exec(said.slice(next, index))?.[0];
    name = word ?? (name === '' ? '' : `${name}+`);
    next = index + all.length;
    if (name !== '') found.push({ label: `${name} ${unit}`, value: Number(digits) });
  }
  return found;
}
