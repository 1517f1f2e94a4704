import { isArray, isObject } from '../json/value/object.ts';
import type { JsonObject, JsonValue } from '../json/value/records.ts';
import { dataIn, nameOf, textOf } from './text-of.ts';
import type { Part } from './unit.ts';
import { outputUnits, traceUnits } from './units-of.ts';

/** The media types that can be read, the one to read first; version 3 has names of its own. */
const READABLE = ['text/plain', 'text', 'text/markdown', 'text/latex', 'latex'];
/** Fields of version 3 that stand beside its data. */
const NO_DATA: ReadonlySet<string> = new Set([
  'output_type',
  'metadata',
  'prompt_number',
  'stream',
]);

/** An output of a cell: what was printed or returned, what failed, and which other data there is. */
export function readOutput(output: JsonValue): Part {
  if (!isObject(output)) return { title: 'output', units: [], data: [] };
  const type = nameOf(output['output_type']);
  if (type === 'stream') {
    const title = nameOf(output['name'] ?? output['stream'] ?? type);
    return { title, units: outputUnits(textOf(output['text'])), data: [] };
  }
  if (type === 'error' || type === 'pyerr') return readError(output);
  const bundle = isObject(output['data']) ? output['data'] : version3(output);
  const data = dataIn(bundle);
  const read = READABLE.find((name) => data.some((each) => each.type === name)) ?? '';
  return {
    title: type,
    units: outputUnits(textOf(bundle[read])),
    data: data.filter((each) => each.type !== read),
  };
}

function readError(output: JsonObject): Part {
  const message = `${textOf(output['ename'])}: ${textOf(output['evalue'])}`;
  const { traceback } = output;
  const trace = isArray(traceback) ? traceback.map(textOf).join('\n') : textOf(traceback);
  return { title: 'error', units: traceUnits(message, trace), data: [] };
}

/** Media types and their data, which stand beside the other fields. */
function version3(output: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(output).filter(([name]) => !NO_DATA.has(name)));
}
