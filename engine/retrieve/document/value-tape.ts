import type { WrittenValue } from '../../written/value.ts';
import type { PathTape } from './json-path.ts';
import type { Span } from './span.ts';

/** Where the values of a text lie, a member together with its key: value 0 is the root. */
export interface ValueTape extends PathTape {
  isArray(value: number): boolean;
  spanOf(value: number): Span;
}

/** A value with those inside it. */
export function tapeOf(root: WrittenValue): ValueTape {
  const values: WrittenValue[] = [];
  const children: number[][] = [];
  const keys: (string | undefined)[] = [];

  function add(value: WrittenValue, key?: string): number {
    const index = values.push(value) - 1;
    const inside: number[] = [];
    children.push(inside);
    keys.push(key);
    for (const member of value.members ?? []) inside.push(add(member.value, member.key));
    for (const item of value.items ?? []) inside.push(add(item));
    return index;
  }

  add(root);
  return {
    keyOf: (value) => keys[value],
    childrenOf: (value) => children[value] ?? [],
    isObject: (value) => values[value]?.members !== undefined,
    isArray: (value) => values[value]?.items !== undefined,
    spanOf: (value) => values[value] ?? { start: 0, end: 0 },
  };
}
