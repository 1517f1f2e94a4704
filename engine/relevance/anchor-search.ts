import { CharacterClass, classOf } from './characters.ts';

/** Calls `visit` with the position in the list of every anchor that stands in `text` as a whole word. */
export type AnchorSearch = (text: string, visit: (anchor: number) => void) => void;

/** A search for all anchors at once; where two begin at the same place, the longer is found. */
export function searchAnchors(anchors: readonly string[]): AnchorSearch {
  if (anchors.length === 0) return () => {};
  const longestFirst = anchors.toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map((anchor) => escapePattern(anchor)).join('|'), 'g');
  const position = new Map(anchors.map((anchor, index) => [anchor, index]));
  return (text, visit) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [found] = match;
      const anchor = position.get(found);
      if (anchor !== undefined && isWhole(text, match.index, match.index + found.length))
        visit(anchor);
      pattern.lastIndex = match.index + 1;
    }
  };
}

/** The text as a regular expression that matches only it. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function isWhole(text: string, start: number, end: number): boolean {
  return (
    !(joins(text, start - 1) && joins(text, start)) && !(joins(text, end - 1) && joins(text, end))
  );
}

/** Whether the character would make a longer word of its neighbour. */
function joins(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  const kind = classOf(unit);
  return kind !== CharacterClass.separator && kind !== CharacterClass.ideograph;
}
