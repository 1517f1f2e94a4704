import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asObject, isJsonObject, type JsonObject } from '../../json/read.ts';
import type { ChatRound } from './round.ts';

/** What makes a stream tell the usage of a hidden round, where that before it did not. */
export function askForUsage(
  { stream, stream_options: options }: JsonObject,
  { usage }: ChatRound,
): readonly JsonEdit[] {
  if (stream !== true || (usage !== undefined && usage !== null)) return [];
  return isJsonObject(options)
    ? [{ kind: 'set', path: ['stream_options', 'include_usage'], json: 'true' }]
    : [{ kind: 'set', path: ['stream_options'], json: '{"include_usage":true}' }];
}

/** A follow-up that asks for no more than the client did; undefined where it does not. */
export function withoutAskingForUsage(followUp: string, asked: JsonObject): string | undefined {
  const { stream_options: options } = asObject(JSON.parse(followUp));
  const path = ['stream_options'];
  const { stream_options: given } = asked;
  if (asObject(options)['include_usage'] === asObject(given)['include_usage']) return undefined;
  const edit: JsonEdit =
    given === undefined
      ? { kind: 'remove', path }
      : { kind: 'replace', path, json: JSON.stringify(given) };
  return editJson(followUp, [edit]);
}
