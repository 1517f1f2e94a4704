import { readYaml, type YamlValue } from '../../yaml/read-yaml.ts';
import type { PathTape } from './json-path.ts';
import type { Span } from './span.ts';

/** Where the values of a YAML text lie, a member together with its key: value 0 is the root. */
export interface YamlTape extends PathTape {
  isArray(value: number): boolean;
  spanOf(value: number): Span;
}

/** The values of a YAML text that holds data; undefined where `readYaml` finds none. */
export function scanYaml(text: string): YamlTape | undefined {
  const root = readYaml(text);
  if (root === undefined) return undefined;
  const values: YamlValue[] = [];
  const children: number[][] = [];
  const keys: (string | undefined)[] = [];

  function add(value: YamlValue, key?: string): number {
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
