import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, isJsonObject, type JsonObject } from '../../json/read.ts';
import type { CallAnswer, FollowUp } from '../wire-format.ts';
import { isThread } from './plan.ts';
import { type AnthropicRound, userMessage } from './round.ts';

/** The request after a message with internal calls. */
export function followUpAnthropic({
  body,
  round,
  answers,
  last,
}: FollowUp<AnthropicRound>): string {
  const request = asObject(JSON.parse(body));
  const { messages, tool_choice: choice } = request;
  const results = userMessage(answers.map(asResult));
  const edits: JsonEdit[] = isThread(request)
    ? continueThread(round.id, results)
    : [
        {
          kind: 'insert',
          path: ['messages', asList(messages).length],
          json: [...round.history, results].join(),
        },
      ];
  edits.push(...keepContainer(request, round));
  // A client that requires a call gets one of its own tools in the end: the answers say that enough was read.
  if (last && asObject(choice)['type'] !== 'any') {
    edits.push({ kind: 'set', path: ['tool_choice'], json: '{"type":"none"}' });
  }
  return editJson(body, edits);
}

/** What code has left in a container is lost in a new one, so that one that was begun on the way is named. */
function keepContainer(
  { container: asked }: JsonObject,
  { container }: AnthropicRound,
): readonly JsonEdit[] {
  const { id } = asObject(container);
  if (typeof id !== 'string' || typeof asked === 'string') return [];
  // A client may only say what is to be loaded in it.
  const path = isJsonObject(asked) ? ['container', 'id'] : ['container'];
  return [{ kind: 'set', path, json: JSON.stringify(id) }];
}

/** The provider has the thread: what it holds is not sent again, tools and system prompt neither. */
function continueThread(id: string, results: string): JsonEdit[] {
  const thread = JSON.stringify({ type: 'continue', previous_message_id: id });
  return [
    { kind: 'replace', path: ['thread'], json: thread },
    { kind: 'replace', path: ['messages'], json: `[${results}]` },
    { kind: 'remove', path: ['tools'] },
    { kind: 'remove', path: ['system'] },
  ];
}

/** An answer as a block. */
export function asResult({ id, text }: CallAnswer): string {
  return JSON.stringify({ type: 'tool_result', tool_use_id: id, content: text });
}
