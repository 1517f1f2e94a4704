import type { Round, WireFormat } from '../../formats/wire-format.ts';
import type { JsonEdit, Path } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { textEdits } from '../../json/text-edits.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import type {
  ConversationFormat,
  RestoredRequest,
  RestoreRequest,
} from '../conversation-format.ts';
import type { OpenTurn } from '../turn.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

/** A turn on the wire. */
export interface WireTurn extends OpenTurn<WireRequest, WireReply> {
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
    plan: ({ body, model }) => format.plan(requestIn(format, body).inner, model),
    modelOf: ({ body: { model: named }, model }) => (typeof named === 'string' ? named : model),
    textsOf: (message) => format.textsOf(message),
    restore: (input) => restoreWire(format, input),
    write: (request, { result, offersTool }) => {
      const { path: root, inner } = requestIn(format, request.body);
      const plan = format.plan(inner);
      const edits =
        plan === undefined ? [] : [...textEdits(result.blocks, (path) => plan.locate(path))];
      if (offersTool) edits.push(...format.offerTool(inner));
      return request.edited(within(root, edits));
    },
    followUp: ({ request, ...rest }) =>
      wireRequest(format.followUp({ body: request.text(), ...rest }), {
        model: request.model,
        list: format.list,
      }),
    identifyRequest: ({ text, model = '' }) => `${model}\n${text()}`,
  };
}

/** A request, and where it stands in its body. */
interface InnerRequest {
  readonly path: Path;
  readonly inner: JsonObject;
}

function requestIn(format: Pick<WireFormat, 'wrapper'>, body: JsonObject): InnerRequest {
  const name = format.wrapper?.(body);
  return name === undefined
    ? { path: [], inner: body }
    : { path: [name], inner: asObject(body[name]) };
}

/** Edits of a request as edits of the body that it stands in. */
function within(root: Path, edits: readonly JsonEdit[]): readonly JsonEdit[] {
  return root.length === 0
    ? edits
    : edits.map((edit) => ({ ...edit, path: [...root, ...edit.path] }));
}

function restoreWire<R extends Round>(
  format: WireFormat<R>,
  { request, ...rest }: RestoreRequest<WireRequest>,
): RestoredRequest<WireRequest> {
  const { path } = requestIn(format, request.body);
  const { edits, mark, isOffered, isHeldOut } = format.restore({ text: request.text, ...rest });
  return {
    // Where nothing was hidden, what compression changes is the only edit of these bytes.
    request: edits.length === 0 ? request : request.edited(within(path, edits)),
    mark,
    isOffered,
    isHeldOut,
    newIndex: shiftedBy(edits),
  };
}

/** Where a message stands now that hidden ones were put back; not every request asks. */
function shiftedBy(edits: readonly JsonEdit[]): (index: number) => number {
  let shifts: readonly Shift[] | undefined;
  return (index) => {
    shifts ??= shiftsOf(edits);
    return shifts.reduce((moved, { at, added }) => (at <= index ? moved + added : moved), index);
  };
}

interface Shift {
  /** Index of a message that other ones came in place of, or before. */
  readonly at: number;
  /** How many messages more those behind it stand. */
  readonly added: number;
}

function shiftsOf(edits: readonly JsonEdit[]): readonly Shift[] {
  return edits.flatMap((edit) => {
    const [, at, ...inner] = edit.path;
    return typeof at === 'number' && inner.length === 0 ? [{ at, added: addedBy(edit) }] : [];
  });
}

function addedBy(edit: JsonEdit): number {
  if (edit.kind === 'remove') return -1;
  const count = asList(JSON.parse(`[${edit.json}]`)).length;
  return edit.kind === 'insert' ? count : count - 1;
}
