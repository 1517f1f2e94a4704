import { bindingOf } from './binding.ts';
import { MARK, readMark } from './mark.ts';
import type { AssistantMessage, AssistantPart, ModelRequest, PromptMessage } from './request.ts';

/** A message whose hidden rounds are lost, or lay before it: reasoning stays where it is still valid. */
export function keepValid(
  message: AssistantMessage,
  earlier: string,
): { readonly messages: readonly PromptMessage[]; readonly mustNotReason: string | undefined } {
  const { content } = message;
  if (!content.some(isMarked)) return { messages: [message], mustNotReason: undefined };
  const kept = content.map((part, at) =>
    isDangling(part, content[at + 1]) ? undefined : unmarked(part, { earlier, isComplete: false }),
  );
  const rest = kept.filter((part) => part !== undefined);
  const callsTools = rest.some(
    (part) => part.type === 'tool-call' && part.providerExecuted !== true,
  );
  const binding = bindingOf(content[0]?.providerOptions);
  // A turn that goes on with results must begin with its thinking, if the model is to think at all.
  const mustNotReason =
    kept[0] === undefined && callsTools && binding?.to === 'prefix' ? binding.provider : undefined;
  return { messages: rest.length === 0 ? [] : [{ ...message, content: rest }], mustNotReason };
}

/** What is known of the hidden rounds around a part. */
export interface Known {
  /** The mark of those of earlier turns that were put back. */
  readonly earlier: string;
  /** Whether those of its own turn were. */
  readonly isComplete: boolean;
}

/** A part as the provider wrote it; undefined if it can no longer be valid. */
export function unmarked(
  part: AssistantPart,
  { earlier, isComplete }: Known,
): AssistantPart | undefined {
  const mark = readMark(part.providerOptions);
  if (mark === undefined) return part;
  const isValid = mark.earlier === earlier && (mark.round === 0 || isComplete);
  const isBound = part.type === 'reasoning' && bindingOf(part.providerOptions)?.to === 'prefix';
  if (isBound && !isValid) return undefined;
  const { [MARK]: _, ...options } = part.providerOptions ?? {};
  const { providerOptions: __, ...rest } = part;
  return Object.keys(options).length === 0 ? rest : { ...rest, providerOptions: options };
}

/** The call with its model kept from reasoning. */
export function disableReasoning(request: ModelRequest, provider: string): ModelRequest {
  const { params } = request;
  const options = { ...params.providerOptions?.[provider], thinking: { type: 'disabled' } };
  const providerOptions = { ...params.providerOptions, [provider]: options };
  return { ...request, params: { ...params, reasoning: 'none', providerOptions } };
}

function isMarked({ providerOptions }: AssistantPart): boolean {
  return readMark(providerOptions) !== undefined;
}

/** Whether a reasoning led to something hidden that is lost. */
function isDangling(part: AssistantPart, next: AssistantPart | undefined): boolean {
  const binding = part.type === 'reasoning' ? bindingOf(part.providerOptions) : undefined;
  if (binding?.to !== 'next') return false;
  if (next?.type !== 'reasoning')
    return next === undefined || readMark(next.providerOptions)?.gap === true;
  const following = bindingOf(next.providerOptions);
  return following?.to === 'next' && following.item !== binding.item;
}
