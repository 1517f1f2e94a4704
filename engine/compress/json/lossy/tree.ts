import { isArray, isObject } from '../value/object.ts';
import type { JsonList, JsonObject, JsonValue } from '../value/records.ts';

/** A list is no tree if none of its first rows has children. */
const FIRST_ROWS = 200;

const NAME = /^(?:name|title|label|path|file_?name)$/i;

/** A node of a tree that has children, such as a directory. */
export interface Branch {
  /** Its name, or its position among its siblings. */
  readonly name: string;
  /** How many branches stand above it. */
  readonly depth: number;
  /** The children of it that have no children themselves. */
  readonly leaves: readonly JsonValue[];
}

/** A tree, flat: its root (without a name), the branches and all leaves, in the order of the source. */
export interface Tree {
  readonly branches: readonly Branch[];
  readonly leaves: readonly JsonValue[];
  /** The property by which nodes are called; undefined where none is different among all siblings. */
  readonly nameKey: string | undefined;
}

/**
 * The tree whose topmost nodes are the rows of a list: rows hold a list under one and the same key, and so do the rows
 * of that list. Undefined for a list that is none.
 */
export function treeOf(list: JsonList): Tree | undefined {
  const key = childrenKey(list);
  if (key === undefined) return undefined;
  const root: GrowingBranch = { name: '', depth: -1, leaves: [] };
  const tree: GrowingTree = { branches: [root], leaves: [], key, nameKey: nameKeyOf(list.rows) };
  grow(tree, root, list.rows);
  return tree;
}

interface GrowingBranch extends Branch {
  readonly leaves: JsonValue[];
}

interface GrowingTree extends Tree {
  readonly branches: GrowingBranch[];
  readonly leaves: JsonValue[];
  /** The property that holds the children of a node. */
  readonly key: string;
}

/** Documents are at most 200 levels deep: `parseJson` sees to it. */
function grow(tree: GrowingTree, parent: GrowingBranch, nodes: readonly JsonValue[]): void {
  for (const [position, node] of nodes.entries()) {
    const children = childrenOf(node, tree.key);
    if (children) {
      const name = nameOf(node, tree.nameKey) ?? `[${position}]`;
      const branch: GrowingBranch = { name, depth: parent.depth + 1, leaves: [] };
      tree.branches.push(branch);
      grow(tree, branch, children);
    } else {
      parent.leaves.push(node);
      tree.leaves.push(node);
    }
  }
}

function childrenKey({ path, rows }: JsonList): string | undefined {
  const own = path.at(-1);
  for (const row of rows.slice(0, FIRST_ROWS)) {
    if (!isObject(row)) continue;
    for (const key in row) {
      const children = childrenOf(row, key);
      if (!children?.some((child) => isAlike(child, row))) continue;
      if (key === own || children.some((child) => childrenOf(child, key))) return key;
    }
  }
  return undefined;
}

/** Whether two nodes have most of the smaller one's properties in common. */
function isAlike(child: JsonValue, parent: JsonValue): boolean {
  if (!isObject(child) || !isObject(parent)) return false;
  const keys = Object.keys(child);
  const common = keys.filter((key) => Object.hasOwn(parent, key)).length;
  return common * 2 > Math.min(keys.length, Object.keys(parent).length);
}

function childrenOf(node: JsonValue, key: string): readonly JsonValue[] | undefined {
  const children = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  if (children === undefined || !isArray(children) || children.length === 0) return undefined;
  return children.every((child) => isObject(child)) ? children : undefined;
}

/** The first property that holds another string in each of the siblings, one that is called a name before others. */
function nameKeyOf(siblings: readonly JsonValue[]): string | undefined {
  const objects = siblings.filter((node): node is JsonObject => isObject(node));
  const [first] = objects;
  const naming = Object.keys(first ?? {}).filter((key) => {
    const names = new Set(
      objects.map((node) => node[key]).filter((name) => typeof name === 'string'),
    );
    return names.size === objects.length;
  });
  return naming.find((key) => NAME.test(key)) ?? naming[0];
}

/** What a node is called. */
export function nameOf(node: JsonValue, nameKey: string | undefined): string | undefined {
  const name = isObject(node) && nameKey !== undefined ? node[nameKey] : undefined;
  return typeof name === 'string' ? name : undefined;
}
