import type { Claims } from '../../../json/claims.ts';
import type { Frame } from '../../frame.ts';
import { isSeparator, markOf, SEPARATOR, type SearchLine, type Style } from '../../hit.ts';
import { withCounted } from './counted.ts';
import type { Header } from './header.ts';
import { AROUND, VERBATIM } from '../prefixes.ts';

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
  const all = withCounted(found);
  return header.frame === undefined ? all.map(flat) : framed(all, header.frame);
}

function hitsOf(line: string, path: string, style: Style): readonly SearchLine[] | undefined {
  if (style === 'unnumbered') return [{ path, mark: ':', number: '', text: line }];
  if (line === SEPARATOR) return [line];
  if (style === 'marked') {
    return [{ path, mark: markOf(line[0]), number: '', text: line.slice(1) }];
  }
  if (line.startsWith(AROUND)) {
    return [{ path, mark: '-', number: '', text: line.slice(AROUND.length) }];
  }
  const [, numbers, sign, text] = NUMBERED.exec(line) ?? [];
  if (numbers === undefined || text === undefined) return undefined;
  return numbers.split(',').map((number) => ({ path, mark: markOf(sign), number, text }));
}

/** Hits that were joined go back to their places. */
function inOrder(group: readonly SearchLine[]): readonly SearchLine[] {
  const numberOf = (line: SearchLine): number =>
    typeof line === 'string' ? 0 : Number(line.number);
  const isJoined = group.every((line) => typeof line !== 'string' && line.mark === ':');
  return isJoined ? group.toSorted((one, other) => numberOf(one) - numberOf(other)) : group;
}

/** Hits below the names of their files. */
function framed(lines: readonly SearchLine[], frame: Frame): readonly string[] {
  const { label, colon, margin, blank, isSpaced } = frame;
  const below: string[] = [];
  let path: string | undefined;
  for (const line of lines) {
    if (typeof line === 'string') {
      if (!isSeparator(line)) path = undefined;
      below.push(line);
      continue;
    }
    if (line.path !== path) {
      if (path !== undefined && isSpaced) below.push('');
      below.push(label + line.path + colon);
      path = line.path;
    }
    below.push(`${margin}${line.number}${line.mark}${blank}${line.text}`);
  }
  return below;
}

function flat(line: SearchLine): string {
  if (typeof line === 'string') return line;
  const { path, mark, number, text } = line;
  const place = number === '' ? '' : `${number}${mark}`;
  return path === '' ? place + text : `${path}${mark}${place}${text}`;
}
