/** English words that are written with a full stop in the middle of a sentence, in lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `al approx apr art aug ave bros ca capt cf ch co col corp dec dept dr ed eds eq esp est etc feb fig figs fr gen
  gov hon inc jan jr jul jun lt ltd maj mar messrs mr mrs ms mt no nos nov oct op pp prof pt rep rev sec sen sep sept
  sgt sr st univ viz vol vols vs`.split(/\s+/),
);
const LONGEST = 12;

/**
 * Whether the full stop at an index belongs to the word before it: `Dr.`, an initial as in `J. Smith`, or the last
 * letter of letters with stops between them, as in `U.S.` and `e.g.`.
 */
export function isAbbreviation(text: string, stop: number): boolean {
  let start = stop;
  while (start > 0 && stop - start < LONGEST && isLetter(text.charCodeAt(start - 1))) start -= 1;
  const length = stop - start;
  if (length === 1) {
    const isCapital = text.charCodeAt(start) < 0x61;
    return isCapital || text.charCodeAt(start - 1) === 0x2e;
  }
  return length > 1 && ABBREVIATIONS.has(text.slice(start, stop).toLowerCase());
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
