import type { Round, WireFormat } from '../formats/wire-format.ts';
import { editJson } from '../json/edit.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../json/read.ts';
import type { ConversationFormat, RestoredRequest, RestoreRequest } from './conversation-format.ts';
import { textEdits } from './text-edits.ts';
import type { OpenTurn } from './turn.ts';

/** A request on the wire. */
export interface WireRequest {
  /** Its JSON text, of which only what changes is edited. */
  readonly text: string;
  /** What the text says. */
  readonly body: JsonObject;
  /** The model that is asked, where the address names it and the text does not. */
  readonly model: string | undefined;
}

/** A turn on the wire. */
export interface WireTurn extends OpenTurn<WireRequest, Response> {
  readonly format: WireFormat;
}

/** A request by its JSON text, which is parsed when somebody looks. */
export function wireRequest(text: string, model?: string): WireRequest {
  let body: JsonObject | undefined;
  return {
    text,
    model,
    get body() {
      body ??= asObject(JSON.parse(text));
      return body;
    },
  };
}

/** Conversations in the requests of one API. */
export function wireConversation<R extends Round>(
  format: WireFormat<R>,
): ConversationFormat<WireRequest, R> {
  return {
    name: format.name,
    identify: (message) => format.identify(message),
    isAnswer: (message) => format.isAnswer(message),
    visible: (turn, context) => format.visible(turn, context),
    memories: (turn, context) => format.memories(turn, context),
    plan: ({ body, model }) => format.plan(body, model),
    modelOf: ({ body: { model: named }, model }) => (typeof named === 'string' ? named : model),
    textsOf: (message) => format.textsOf(message),
    restore: (input) => restoreWire(format, input),
    write: ({ text, body, model }, { result, offersTool }) => {
      const plan = format.plan(body);
      const edits =
        plan === undefined ? [] : [...textEdits(result.blocks, (path) => plan.locate(path))];
      if (offersTool) edits.push(...format.offerTool(body));
      return wireRequest(editJson(text, edits), model);
    },
    followUp: ({ request, ...rest }) =>
      wireRequest(format.followUp({ body: request.text, ...rest }), request.model),
    identifyRequest: ({ text, model = '' }) => `${model}\n${text}`,
  };
}

function restoreWire<R extends Round>(
  format: WireFormat<R>,
  { request, ...rest }: RestoreRequest<WireRequest>,
): RestoredRequest<WireRequest> {
  const { edits, mark, isOffered } = format.restore({ text: request.text, ...rest });
  const text = editJson(request.text, edits);
  return {
    request: text === request.text ? request : wireRequest(text, request.model),
    mark,
    isOffered,
    newIndex: (index) => index + shiftBefore(index, edits),
  };
}

/** How many messages more stand before one, now that hidden ones were put back. */
function shiftBefore(index: number, edits: readonly JsonEdit[]): number {
  return edits.reduce((sum, edit) => {
    const [, at, ...inner] = edit.path;
    const isBefore = typeof at === 'number' && at <= index && inner.length === 0;
    return isBefore ? sum + addedBy(edit) : sum;
  }, 0);
}

function addedBy(edit: JsonEdit): number {
  if (edit.kind === 'remove') return -1;
  const count = asList(JSON.parse(`[${edit.json}]`)).length;
  return edit.kind === 'insert' ? count : count - 1;
}
