import { type Hit, SEPARATOR, type SearchLine } from '../hit.ts';

const BAR = '│';
const RULE = '│----';

/**
 * The hits that Cline prints: below the name of each file a block of lines behind bars for each hit, the line in front
 * of it and the line behind it included, with rules between the blocks. All lines as they are where there is no rule.
 */
export function readBarred(lines: readonly string[]): readonly SearchLine[] {
  if (!lines.includes(RULE)) return lines;
  const found: SearchLine[] = [];
  let path: string | undefined;
  let block: string[] = [];
  let isFirst = true;
  const close = (): void => {
    if (path !== undefined && block.length > 0) {
      found.push(...hitsOf(block, path, isFirst), SEPARATOR);
      isFirst = false;
    }
    block = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(BAR) && path !== undefined) {
      if (line === RULE) close();
      else block.push(line.slice(BAR.length));
      continue;
    }
    close();
    isFirst = true;
    path = lines[index + 1] === RULE ? line : undefined;
    if (path === undefined) found.push(line);
  }
  close();
  return found;
}

/** The line in the middle is the hit; of two lines it is the first one where it may be the first one of its file. */
function hitsOf(block: readonly string[], path: string, isFirst: boolean): readonly Hit[] {
  const middle = Math.floor((block.length - (isFirst ? 1 : 0)) / 2);
  return block.map((text, index) => ({
    path,
    mark: index === middle ? ':' : '-',
    number: '',
    text,
  }));
}
