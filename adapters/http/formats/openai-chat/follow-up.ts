import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject } from '../../json/read.ts';
import { requiresCall } from '../openai-choice.ts';
import type { CallAnswer, FollowUp, Turn } from '../wire-format.ts';
import type { ChatRound } from './round.ts';
import { askForUsage } from './usage-report.ts';

/** The request after a completion with internal calls. */
export function followUpChat({ body, round, answers, last }: FollowUp<ChatRound>): string {
  const request = asObject(JSON.parse(body));
  const end = asList(request['messages']).length;
  const json = [...round.history, ...answers.map(asToolMessage)].join();
  const edits: JsonEdit[] = [
    { kind: 'insert', path: ['messages', end], json },
    ...askForUsage(request, round),
  ];
  // A client that requires a call gets one of its own tools in the end: the answers say that enough was read.
  if (last && !requiresCall(request['tool_choice'])) {
    edits.push({ kind: 'set', path: ['tool_choice'], json: '"none"' });
  }
  return editJson(body, edits);
}

/** The messages of a turn as the provider knows them. */
export function chatHistory(turn: Turn<ChatRound>): string {
  return turn
    .flatMap(({ round, answers }) => [...round.history, ...answers.map(asToolMessage)])
    .join();
}

function asToolMessage({ id, text }: CallAnswer): string {
  return JSON.stringify({ role: 'tool', tool_call_id: id, content: text });
}
