import { counted } from '../../../common/counted.ts';
import type { LossyContext } from '../../compressor.ts';
import { keysOf } from '../value/object.ts';
import type { JsonList, JsonObject, RecordElision } from '../value/records.ts';
import { writePath } from './path.ts';
import { weightOf } from './weight.ts';

/** What surrounds a name and its value in characters. */
const MARKS = 4;
/** So many of the properties that are left out are named. */
const MOST_NAMED = 12;

/**
 * The shortest properties of a record that have room for together, in characters: each tells something of its own, so
 * the more of them are seen, the more is. Undefined where what would be left out takes less than `least`.
 */
export function elideRecord(
  { record, path }: { readonly record: JsonObject; readonly path: JsonList['path'] },
  { room, least }: { readonly room: number; readonly least: number },
  context: LossyContext,
): RecordElision | undefined {
  const keys = keysOf(record);
  const costs = keys.map((key) => ({
    key,
    cost: key.length + MARKS + weightOf(record[key] ?? null),
  }));
  const ascending = costs.toSorted((one, other) => one.cost - other.cost);
  let spent = 0;
  const omitted = ascending.filter(({ cost }) => (spent += cost) > room);
  if (omitted.reduce((sum, { cost }) => sum + cost, 0) < least) return undefined;
  const names = new Set(omitted.map(({ key }) => key));
  const missing = `${writePath(path)}: ${names.size} of ${keys.length} properties omitted`;
  return {
    keys: keys.filter((key) => !names.has(key)),
    note: `${context.reference(missing)} ${nameSome(keys.filter((key) => names.has(key)))}`,
  };
}

/** `parent, source, 3 others`. */
function nameSome(keys: readonly string[]): string {
  const others = keys.slice(MOST_NAMED);
  const rest = others.length > 0 ? [counted(others.length, 'other')] : [];
  return [...keys.slice(0, MOST_NAMED).map((key) => writePath([key])), ...rest].join(', ');
}
