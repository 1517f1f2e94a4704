import type { Round, WireFormat } from '../formats/wire-format.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import { asList } from '../json/read.ts';
import type { ConversationFormat, RestoredRequest, RestoreRequest } from './conversation-format.ts';
import { textEdits } from './text-edits.ts';
import type { OpenTurn } from './turn.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

/** A turn on the wire. */
export interface WireTurn extends OpenTurn<WireRequest, Response> {
  readonly format: WireFormat;
}

/** Conversations in the requests of one API. */
export function wireConversation<R extends Round>(
  format: WireFormat<R>,
): ConversationFormat<WireRequest, R> {
  return {
    name: format.name,
    hasOwnMessages: true,
    identify: (message) => format.identify(message),
    isAnswer: (message) => format.isAnswer(message),
    visible: (turn, context) => format.visible(turn, context),
    memories: (turn, context) => format.memories(turn, context),
    roundMemories: (answered, context) => format.roundMemories?.(answered, context) ?? [],
    plan: ({ body, model }) => format.plan(body, model),
    modelOf: ({ body: { model: named }, model }) => (typeof named === 'string' ? named : model),
    textsOf: (message) => format.textsOf(message),
    restore: (input) => restoreWire(format, input),
    write: (request, { result, offersTool }) => {
      const plan = format.plan(request.body);
      const edits =
        plan === undefined ? [] : [...textEdits(result.blocks, (path) => plan.locate(path))];
      if (offersTool) edits.push(...format.offerTool(request.body));
      return request.edited(edits);
    },
    followUp: ({ request, ...rest }) =>
      wireRequest(format.followUp({ body: request.text(), ...rest }), {
        model: request.model,
        list: format.list,
      }),
    identifyRequest: ({ text, model = '' }) => `${model}\n${text()}`,
  };
}

function restoreWire<R extends Round>(
  format: WireFormat<R>,
  { request, ...rest }: RestoreRequest<WireRequest>,
): RestoredRequest<WireRequest> {
  const { edits, mark, isOffered, isHeldOut } = format.restore({ text: request.text, ...rest });
  return {
    // Where nothing was hidden, what compression changes is the only edit of these bytes.
    request: edits.length === 0 ? request : request.edited(edits),
    mark,
    isOffered,
    isHeldOut,
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
