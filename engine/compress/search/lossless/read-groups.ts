import type { Claims } from '../../json/claims.ts';
import { type Hit, SEPARATOR, type SearchLine, type Style } from '../hit.ts';
import type { Header } from './header.ts';
import { VERBATIM } from './verbatim.ts';

const NUMBERED = /^(\d+(?:,\d+)*)([ =-])(.*)$/;

/** The source's lines from the lines below a header; undefined where one of them can be no line of ours. */
export function readGroups(
  lines: readonly string[],
  header: Header,
  claims: Claims,
): readonly string[] | undefined {
  const found: SearchLine[] = [];
  let path = header.style === 'single' ? '' : undefined;
  let group: SearchLine[] = [];
  const finish = (): void => {
    for (const line of inOrder(group)) found.push(line);
    group = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const isHeading = line === '' && header.style !== 'single';
    if (isHeading || line.startsWith(VERBATIM)) finish();
    if (isHeading) {
      index += 1;
      path = header.root + (lines[index] ?? '');
    } else if (line.startsWith(VERBATIM)) {
      found.push(line.slice(VERBATIM.length));
    } else {
      const hits = path === undefined ? undefined : hitsOf(line, path, header.style);
      if (hits === undefined) return undefined;
      claims.add(hits.length * (line.length + (path ?? '').length));
      for (const hit of hits) group.push(hit);
    }
  }
  finish();
  return printed(found, header.style);
}

function hitsOf(line: string, path: string, style: Style): readonly SearchLine[] | undefined {
  if (style === 'unnumbered') return [{ path, mark: ':', number: '', text: line }];
  if (line === SEPARATOR) return [line];
  const [, numbers, sign, text] = NUMBERED.exec(line) ?? [];
  if (numbers === undefined || text === undefined) return undefined;
  const mark = sign === '-' || sign === '=' ? sign : ':';
  return numbers.split(',').map((number) => ({ path, mark, number, text }));
}

/** Hits that were joined go back to their places. */
function inOrder(group: readonly SearchLine[]): readonly SearchLine[] {
  const numberOf = (line: SearchLine): number =>
    typeof line === 'string' ? 0 : Number(line.number);
  const isJoined = group.every((line) => typeof line !== 'string' && line.mark === ':');
  return isJoined ? group.toSorted((one, other) => numberOf(one) - numberOf(other)) : group;
}

function printed(lines: readonly SearchLine[], style: Style): readonly string[] {
  if (style !== 'headed')
    return lines.map((line) => (typeof line === 'string' ? line : flat(line)));
  const below: string[] = [];
  let path: string | undefined;
  for (const line of lines) {
    if (typeof line !== 'string' && line.path !== path) {
      if (below.length > 0) below.push('');
      below.push(line.path);
      path = line.path;
    }
    below.push(typeof line === 'string' ? line : `${line.number}${line.mark}${line.text}`);
  }
  return below;
}

function flat({ path, mark, number, text }: Hit): string {
  const place = number === '' ? '' : `${number}${mark}`;
  return path === '' ? place + text : `${path}${mark}${place}${text}`;
}
