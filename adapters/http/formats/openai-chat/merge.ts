import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { BETWEEN_ROUNDS, joinRounds } from '../text.ts';
import { addUsage } from '../usage.ts';
import type { Turn, TurnContext } from '../wire-format.ts';
import { asParts } from './content.ts';
import { type ChatRound, isOwnToolCall } from './round.ts';

/** The completions of a turn as one: the last, with the text and the usage of all. */
export function mergeChat(turn: Turn<ChatRound>, { body }: TurnContext): string {
  const last = turn.at(-1)?.round;
  const response = last?.response ?? '';
  const choice = asObject(asList(asObject(JSON.parse(response))['choices'])[0]);
  const message = ['choices', 0, 'message'];
  const edits: JsonEdit[] = callEdits(asList(asObject(choice['message'])['tool_calls']));
  const text = visibleText(turn, body);
  if (text !== last?.text) {
    const content = isStructured(body) ? text : (partsOf(turn) ?? text);
    edits.push({ kind: 'set', path: [...message, 'content'], json: JSON.stringify(content) });
    if (!isStructured(body)) edits.push(...logprobsEdits(turn));
  }
  if (choice['finish_reason'] === 'tool_calls' && last?.userCalls.length === 0) {
    edits.push({ kind: 'set', path: ['choices', 0, 'finish_reason'], json: '"stop"' });
  }
  const usage = addUsage(turn.map(({ round }) => round.usage));
  if (usage !== undefined) {
    edits.push({ kind: 'set', path: ['usage'], json: JSON.stringify(usage) });
  }
  return editJson(response, edits);
}

/** The contents of all rounds as a list of parts; undefined where none of them is one. */
function partsOf(turn: Turn<ChatRound>): readonly unknown[] | undefined {
  const contents = turn.map(({ round }) => asObject(choiceOf(round)['message'])['content']);
  if (!contents.some((content) => Array.isArray(content))) return undefined;
  const shown: unknown[] = [];
  for (const parts of contents.map(asParts)) {
    if (parts.length > 0 && shown.length > 0) shown.push(...asParts(BETWEEN_ROUNDS));
    shown.push(...parts);
  }
  return shown;
}

function choiceOf({ response = '{}' }: ChatRound): JsonObject {
  return asObject(asList(asObject(JSON.parse(response))['choices'])[0]);
}

/** A text has the tokens of all its rounds, and so have their likelihoods, where they are told. */
function logprobsEdits(turn: Turn<ChatRound>): readonly JsonEdit[] {
  const tokens = turn.flatMap(({ round }) =>
    asList(asObject(choiceOf(round)['logprobs'])['content']),
  );
  const path = ['choices', 0, 'logprobs', 'content'];
  return tokens.length === 0 ? [] : [{ kind: 'set', path, json: JSON.stringify(tokens) }];
}

function callEdits(calls: readonly unknown[]): JsonEdit[] {
  const path = ['choices', 0, 'message', 'tool_calls'];
  const own = calls.flatMap((call, index) => (isOwnToolCall(call) ? [index] : []));
  if (own.length === 0) return [];
  if (own.length === calls.length) return [{ kind: 'remove', path }];
  return own.map((index) => ({ kind: 'remove', path: [...path, index] }));
}

/** What the user reads: the text of all rounds, but a structured answer is that of the last alone. */
export function visibleText(turn: Turn<ChatRound>, body: JsonObject): string {
  const texts = turn.map(({ round }) => round.text);
  return isStructured(body) ? (texts.findLast((text) => text !== '') ?? '') : joinRounds(texts);
}

/** Whether the answer must be a JSON document. */
export function isStructured(body: JsonObject): boolean {
  const type = asObject(body['response_format'])['type'];
  return type === 'json_schema' || type === 'json_object';
}
