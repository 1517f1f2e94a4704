import type { CompressResult, Headroom } from '../../../src/index.ts';
import type { RequestPlan, TurnContext, WireFormat } from '../formats/wire-format.ts';
import { withoutOwnProperty } from '../bypass.ts';
import { editJson } from '../json/edit.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import { asObject, type JsonObject } from '../json/read.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { arrivedUncallable, lasting, type Seen } from './uncallable.ts';

/** A request as it goes to the provider. */
export interface Prepared {
  /** The body. */
  readonly text: string;
  /** Whether internal calls may come back. */
  readonly mayCall: boolean;
  readonly plan: RequestPlan;
  readonly fingerprints: readonly string[];
  readonly context: TurnContext;
}

/** What a request is prepared with. */
export interface PrepareTools {
  readonly headroom: Headroom;
  readonly memory: ConversationMemory;
  readonly format: WireFormat;
}

/**
 * The request with what the user was not shown put back, its large blocks compressed and the retrieve tool
 * offered; undefined if it holds no conversation. Only what changes differs from the client's text.
 */
export async function prepare(given: string, tools: PrepareTools): Promise<Prepared | undefined> {
  const { format, memory } = tools;
  const parsed = asObject(JSON.parse(given));
  const text = withoutOwnProperty(given, parsed);
  const plan = format.plan(parsed);
  if (plan === undefined) return undefined;
  if (parsed['headroom'] === false) return asItIs(text, plan);
  const fingerprints = fingerprintsOf(format, plan);
  const seen: Seen = { format, plan, fingerprints };
  const keys = turnKeys(seen);
  const wanted = [...keys, ...lasting(seen), ...plan.heldKeys].filter((key) => key !== undefined);
  const recalled = await memory.recall(wanted);
  const { edits, mark, isOffered } = format.restore({ text, plan, keys, recalled });
  const restored = editJson(text, edits);
  const body = restored === text ? parsed : asObject(JSON.parse(restored));
  const keepWhole = await arrivedUncallable(seen, { memory, recalled, edits });
  const compressed = await compressBody({ text: restored, body, isOffered, keepWhole }, tools);
  const context = { body, mark, isOffered: compressed.isOffered };
  return { ...compressed, plan, fingerprints, context };
}

/** A request that is not to be touched. */
function asItIs(text: string, plan: RequestPlan): Prepared {
  const context = { body: {}, mark: '', isOffered: false };
  return { text, mayCall: false, plan, fingerprints: [], context };
}

function turnKeys({ format, plan, fingerprints }: Seen): readonly (string | undefined)[] {
  return plan.messages.map((message, index) =>
    format.isAnswer(message) ? turnKey(fingerprints[index] ?? '') : undefined,
  );
}

/** The key that a turn is remembered under. */
export function turnKey(fingerprint: string): string {
  return `turn ${fingerprint}`;
}

interface WholeRequest {
  readonly text: string;
  readonly body: JsonObject;
  /** Whether an earlier request, whose messages the provider holds, has offered the tool. */
  readonly isOffered: boolean;
  readonly keepWhole: readonly number[];
}

async function compressBody(
  request: WholeRequest,
  { headroom, format }: PrepareTools,
): Promise<Pick<Prepared, 'text' | 'mayCall'> & { readonly isOffered: boolean }> {
  const { text, body, keepWhole } = request;
  const plan = format.plan(body);
  if (plan === undefined) return { text, mayCall: false, isOffered: false };
  const { model } = body;
  const options = {
    format: format.name,
    ...(typeof model === 'string' && model !== '' ? { model } : {}),
  };
  const compress = (retrieval: 'tool' | 'none'): Promise<CompressResult> =>
    headroom.compress(plan.messages, { ...options, retrieval, keepWhole });
  const withReferences = mayRefer(plan, headroom) ? await compress('tool') : undefined;
  const needsTool =
    withReferences !== undefined &&
    (plan.usesTools || request.isOffered || opensWithReference(withReferences, plan, format));
  const result = needsTool ? withReferences : await compress('none');
  const offers = needsTool && !plan.offersRetrieve;
  const edits = [...textEdits(result, plan), ...(offers ? format.offerTool(body) : [])];
  return {
    text: editJson(text, edits),
    mayCall: offers && plan.answerable === 'yes',
    isOffered: offers && !plan.usesTools,
  };
}

function mayRefer(plan: RequestPlan, headroom: Headroom): boolean {
  return headroom.mayLeaveOut && plan.answerable !== 'never';
}

/**
 * A conversation without tools gets the retrieve tool if its first turn needs it, which stays true for as
 * long as it goes on: tools that come or go in its midst would cost the provider's whole cache.
 */
function opensWithReference(
  result: CompressResult,
  { messages }: RequestPlan,
  format: WireFormat,
): boolean {
  const firstAnswer = messages.findIndex((message) => format.isAnswer(message));
  const end = firstAnswer === -1 ? messages.length : firstAnswer;
  return result.blocks.some((block) => block.message < end && block.outcome === 'reference');
}

function textEdits(result: CompressResult, plan: RequestPlan): readonly JsonEdit[] {
  return result.blocks
    .filter((block) => block.before !== block.after)
    .map(({ message, path, after }) => ({
      kind: 'replace',
      path: plan.locate([message, ...path]),
      json: JSON.stringify(after),
    }));
}
