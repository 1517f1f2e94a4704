import { counted } from '../../common/counted.ts';
import type { JsonTape } from '../document/json-tape.ts';

interface Lists {
  count: number;
  rows: number;
  readonly columns: Set<string>;
}

const MOST_SHOWN = 6;
const MOST_COLUMNS = 12;

/** The lists of a document as lines such as `entries: 200 rows (time, level)`, those of one shape together; outer ones first. */
export function jsonLists(json: JsonTape): readonly string[] {
  const byShape = new Map<string, Lists>();
  const shapeOf = shapes(json);
  for (let value = 0; value < json.size; value += 1) {
    if (json.isArray(value)) addList(json, value, lists(byShape, shapeOf(value)));
  }
  return [membersOfRoot(json), ...describe(byShape)].filter((line) => line !== '');
}

/** The path of a value with every index as `*`. */
function shapes(json: JsonTape): (value: number) => string {
  const known = new Map<number, string>([[0, '$']]);
  return (value) => {
    const climbed: number[] = [];
    let at = value;
    for (; !known.has(at) && at > 0; at = json.parentOf(at)) climbed.push(at);
    let shape = known.get(at) ?? '$';
    for (const step of climbed.toReversed()) {
      const key = json.keyOf(step);
      // A deep tree has few shapes if its levels are not counted.
      const next = key === undefined ? '[*]' : `.${key}`;
      if (shape.length < 200) shape += next;
      known.set(step, shape);
    }
    return shape;
  };
}

function lists(byShape: Map<string, Lists>, shape: string): Lists {
  const known = byShape.get(shape) ?? { count: 0, rows: 0, columns: new Set<string>() };
  byShape.set(shape, known);
  return known;
}

function addList(json: JsonTape, value: number, into: Lists): void {
  const children = json.childrenOf(value);
  into.count += 1;
  into.rows += children.length;
  for (const child of children.slice(0, 3)) {
    if (into.columns.size >= MOST_COLUMNS || !json.isObject(child)) break;
    for (const member of json.childrenOf(child).slice(0, 40)) {
      into.columns.add(json.keyOf(member) ?? '');
    }
  }
}

function membersOfRoot(json: JsonTape): string {
  if (!json.isObject(0)) return '';
  const members = json.childrenOf(0).slice(0, 40);
  return `$: ${members.map((member) => json.keyOf(member) ?? '').join(', ')}`;
}

function describe(byShape: ReadonlyMap<string, Lists>): readonly string[] {
  const shown = [...byShape].sort(
    ([one, { rows }], [other, { rows: otherRows }]) =>
      depthOf(one) - depthOf(other) || otherRows - rows,
  );
  const lines = shown.slice(0, MOST_SHOWN).map(([shape, { count, rows, columns }]) => {
    const names = [...columns].slice(0, MOST_COLUMNS).join(', ');
    const many = count === 1 ? '' : ` in ${count} lists`;
    return `${shape.replace(/^\$\./, '')}: ${counted(rows, 'row')}${many}${names === '' ? '' : ` (${names})`}`;
  });
  const left = shown.length - lines.length;
  return left > 0 ? [...lines, `and ${left} more kinds of lists`] : lines;
}

function depthOf(shape: string): number {
  return shape.split('[*]').length;
}
