import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import type { FollowUp } from '../wire-format.ts';
import { fieldName } from './field.ts';
import { functionChoice } from './plan.ts';
import { responsesOf } from './responses.ts';
import { contentJson, type GeminiRound } from './round.ts';

/** The request after an answer with internal calls. */
export function followUpGemini({ body, last, ...answered }: FollowUp<GeminiRound>): string {
  const request = asObject(JSON.parse(body));
  const end = asList(request['contents']).length;
  const results = contentJson('user', responsesOf(answered));
  const json = [...answered.round.history, results].join();
  const edits: JsonEdit[] = [{ kind: 'insert', path: ['contents', end], json }];
  // A client that requires a call gets one of its own functions in the end: the answers say that enough was read.
  if (last && functionChoice(request).mode !== 'ANY') edits.push(callNothing(request));
  return editJson(body, edits);
}

function callNothing(request: JsonObject): JsonEdit {
  const name = fieldName(request, 'toolConfig');
  const config = request[name];
  const mode = '{"mode":"NONE"}';
  if (config === undefined) {
    return { kind: 'set', path: [name], json: `{"functionCallingConfig":${mode}}` };
  }
  const inner = fieldName(asObject(config), 'functionCallingConfig');
  return { kind: 'set', path: [name, inner], json: mode };
}
