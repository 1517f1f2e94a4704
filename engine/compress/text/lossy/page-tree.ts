import { readPageNode, type PageNode } from '../../../lines/page-node.ts';
import type { LossyContext } from '../../compressor.ts';
import { evenlySpread } from '../../evenly-spread.ts';

/** For the elements that tell something, of the budget; the rest is for how the page begins and what is asked for. */
const SHARE = 0.7;
/** Tokens of the mark of a gap that stands before many of them, about. */
const MARK = 4;
/** An element of one name that is there more often is part of a row of a list. */
const MOST_REPEATED = 3;
/** What a page is about, what it warns of, and what can be filled in. */
const FOREMOST = rolesIn(
  'alert alertdialog checkbox combobox dialog heading radio searchbox slider status switch textbox',
);
const ACTIONS = rolesIn('button link menuitem option tab');

function rolesIn(roles: string): ReadonlySet<string> {
  return new Set(roles.split(' '));
}

/**
 * Positions of the elements that tell what is on a page and what can be done there, in order: those with a name that
 * no element around them has told, headings and fields before others, then the other links and buttons; evenly spread over
 * the page where there is no room for all.
 */
export function tellingNodes(
  lines: readonly string[],
  { budget, counter }: Pick<LossyContext, 'budget' | 'counter'>,
): readonly number[] {
  let room = SHARE * budget;
  const shown: number[] = [];
  for (const group of groupsOf(lines)) {
    for (const place of evenlySpread(group.length)) {
      const line = group[place] ?? 0;
      const cost = counter.estimate(lines[line] ?? '') + MARK;
      if (cost > room) break;
      room -= cost;
      shown.push(line);
    }
  }
  return shown.sort((one, other) => one - other);
}

/** Positions of elements, in groups of which the first are worth most. */
function groupsOf(lines: readonly string[]): readonly (readonly number[])[] {
  const [foremost, telling, actions]: [number[], number[], number[]] = [[], [], []];
  const around: PageNode[] = [];
  const times = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const node = readPageNode(line);
    if (node === undefined) continue;
    while ((around.at(-1)?.depth ?? -1) >= node.depth) around.pop();
    const { role, name } = node;
    const count = (times.get(`${role} ${name}`) ?? 0) + 1;
    times.set(`${role} ${name}`, count);
    const isTold =
      name === '' || role === '/url' || around.some((each) => each.name.includes(name));
    if (!isTold && count <= MOST_REPEATED) (FOREMOST.has(role) ? foremost : telling).push(index);
    else if (ACTIONS.has(role) && name !== '') actions.push(index);
    around.push(node);
  }
  return [foremost, telling, actions];
}
