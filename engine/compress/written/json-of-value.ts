import type { WrittenValue } from '../../written/value.ts';
import { readNumber } from '../json/value/number-text.ts';
import { objectOf } from '../json/value/object.ts';
import type { JsonValue } from '../json/value/records.ts';

/** What YAML and JSON both read as a number: `0123`, `1_000` and `.5` stay the text that they are. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['', null],
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** A value as JSON has it, each number with its digits; undefined where a key comes twice. */
export function jsonOfValue(value: WrittenValue): JsonValue | undefined {
  const { members, items, text = '', isPlain = false } = value;
  if (members !== undefined) {
    const values = allOf(members.map((member) => jsonOfValue(member.value)));
    return (
      values &&
      objectOf(
        members.map(({ key }) => key),
        values,
      )
    );
  }
  if (items !== undefined) return allOf(items.map(jsonOfValue));
  return isPlain ? plainScalar(text) : text;
}

function plainScalar(text: string): JsonValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  return NUMBER.test(text) ? readNumber(text) : text;
}

function allOf(values: readonly (JsonValue | undefined)[]): readonly JsonValue[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}
