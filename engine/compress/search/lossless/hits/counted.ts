import type { Hit, SearchLine } from '../../hit.ts';

/** Lines of a search in which those next to hits stand without numbers where these count on from a hit, or back. */
export function withoutCounted(lines: readonly SearchLine[]): readonly SearchLine[] {
  const isOn = countedFrom(lines, 1);
  const isBack = countedFrom(lines.toReversed(), -1).toReversed();
  return lines.map((line, index) =>
    typeof line !== 'string' && (isOn[index] === true || isBack[index] === true)
      ? { ...line, number: '' }
      : line,
  );
}

/** The same lines with all their numbers. */
export function withCounted(lines: readonly SearchLine[]): readonly SearchLine[] {
  return counted(counted(lines, 1).toReversed(), -1).toReversed();
}

function isAround(line: SearchLine): line is Hit {
  return typeof line !== 'string' && line.mark === '-';
}

/** For each line whether the numbers rise or fall by one from a hit of its file to it. */
function countedFrom(lines: readonly SearchLine[], step: number): readonly boolean[] {
  let last: Hit | undefined;
  return lines.map((line) => {
    const isOpen = isAround(line) && last?.path === line.path;
    const isNext = isOpen && Number(line.number) === Number(last?.number) + step;
    last = typeof line !== 'string' && (isNext || line.mark === ':') ? line : undefined;
    return isNext;
  });
}

function counted(lines: readonly SearchLine[], step: number): readonly SearchLine[] {
  let last: Hit | undefined;
  return lines.map((line) => {
    const isOpen = isAround(line) && line.number === '' && last?.path === line.path;
    const full = isOpen ? { ...line, number: String(Number(last?.number) + step) } : line;
    const isPlaced = typeof full !== 'string' && full.mark !== '=' && full.number !== '';
    last = isPlaced ? full : undefined;
    return full;
  });
}
