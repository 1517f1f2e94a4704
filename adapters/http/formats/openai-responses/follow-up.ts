import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { requiresCall } from '../openai-choice.ts';
import type { CallAnswer, FollowUp } from '../wire-format.ts';
import type { OutputItem, ResponsesRound } from './round.ts';

/** The request after a response with internal calls. */
export function followUpResponses({
  body,
  round,
  answers,
  last,
}: FollowUp<ResponsesRound>): string {
  const request = asObject(JSON.parse(body));
  const outputs = answers.map(asOutput);
  const edits = isHeld(request)
    ? continueHeld(request, round, outputs)
    : continueInput(request, round, outputs);
  // A client that requires a call gets one of its own tools in the end: the answers say that enough was read.
  if (last && !requiresCall(request['tool_choice'])) {
    edits.push({ kind: 'set', path: ['tool_choice'], json: '"none"' });
  }
  return editJson(body, edits);
}

function isHeld({ previous_response_id: response, conversation }: JsonObject): boolean {
  return typeof response === 'string' || (conversation !== undefined && conversation !== null);
}

/** The provider has everything up to its own calls: only the outputs are sent. */
function continueHeld(
  request: JsonObject,
  round: ResponsesRound,
  outputs: readonly string[],
): JsonEdit[] {
  const edits: JsonEdit[] = [{ kind: 'set', path: ['input'], json: `[${outputs.join()}]` }];
  if (typeof request['previous_response_id'] === 'string') {
    const json = JSON.stringify(round.id);
    edits.push({ kind: 'replace', path: ['previous_response_id'], json });
  }
  return edits;
}

function continueInput(
  request: JsonObject,
  round: ResponsesRound,
  outputs: readonly string[],
): JsonEdit[] {
  const { input, store } = request;
  const items = store === false ? round.items.filter(isSelfContained) : round.items;
  const json = [...items.map((each) => each.json), ...outputs].join();
  if (Array.isArray(input)) {
    return [{ kind: 'insert', path: ['input', asList(input).length], json }];
  }
  const first = JSON.stringify({ role: 'user', content: input });
  return [{ kind: 'replace', path: ['input'], json: `[${first},${json}]` }];
}

/** What the provider does not store it cannot look up: reasoning must carry its own content. */
function isSelfContained({ item }: OutputItem): boolean {
  return item['type'] !== 'reasoning' || typeof item['encrypted_content'] === 'string';
}

/** An answer as an item. */
export function asOutput({ id, text }: CallAnswer): string {
  return JSON.stringify({ type: 'function_call_output', call_id: id, output: text });
}
