import { isJson } from '../../../engine/index.ts';
import { canonicalJson } from '../json.ts';
import type { ProviderRequest } from '../request.ts';
import { sampleOf } from './sample.ts';
import type { CallPart, Part, SayPart, ThinkPart, Turn } from './turn.ts';
import type { Offer } from '../vendor.ts';

/** What the model does, with everything decided. */
export type ModelPart = SayPart | ThinkPart | ModelCall;

/** A call with its arguments. */
export interface ModelCall extends CallPart {
  readonly arguments: Readonly<Record<string, unknown>>;
}

const DEFAULT_TEXT = 'Done.';
const DEFAULT_THOUGHT = 'Nothing special to consider.';

/**
 * The parts of a turn that this request allows, as a model would stay within what it is offered. Throws an
 * Error where the script asks for what no model could do: a call of an unknown tool, or text for JSON.
 */
export function performTurn(
  turn: Turn,
  request: ProviderRequest,
  offer: Offer,
): readonly ModelPart[] {
  const decided = partsOf(turn, request).map((part) => decide(part, request));
  for (const part of decided) {
    if (part.type !== 'call' || offer.tools.has(part.name)) continue;
    const names = [...offer.tools.keys()].join(', ') || 'none';
    throw new Error(`the script calls "${part.name}", but the request offers ${names}`);
  }
  const spoken = decided.filter((part) => part.type === 'call' || part.text !== '');
  return thinking(withText(withCalls(spoken, offer), offer), offer);
}

function partsOf(turn: Turn, request: ProviderRequest): readonly Part[] {
  if (typeof turn === 'function') return partsOf(turn(request), request);
  return 'type' in turn ? [turn] : turn;
}

function decide(part: Part, request: ProviderRequest): ModelPart {
  if (part.type !== 'call' || typeof part.arguments !== 'function') return part as ModelPart;
  return { ...part, arguments: part.arguments(request) };
}

/** Drops the calls that the request forbids, and adds the one that it forces. */
function withCalls(parts: readonly ModelPart[], offer: Offer): readonly ModelPart[] {
  const { choice, allowed } = offer;
  if (typeof choice === 'object') {
    const forced = parts.filter((part) => part.type === 'call' && part.name === choice.name);
    return limited(forced.length > 0 ? forced : [sampleCall(choice.name, offer)], offer);
  }
  const kept = parts.filter(
    (part) =>
      part.type !== 'call' ||
      (choice !== 'none' && (allowed === undefined || allowed.has(part.name))),
  );
  const [name] = allowed ?? offer.tools.keys();
  const isMissing = choice === 'required' && kept.every((part) => part.type !== 'call');
  if (isMissing && name !== undefined) return [...kept, sampleCall(name, offer)];
  return limited(kept, offer);
}

function sampleCall(name: string, offer: Offer): ModelPart {
  // The schema of an object gives an object.
  const sample = sampleOf(offer.tools.get(name)) as Readonly<Record<string, unknown>>;
  return { type: 'call', name, arguments: sample };
}

function limited(parts: readonly ModelPart[], offer: Offer): readonly ModelPart[] {
  if (offer.parallel) return parts;
  const first = parts.find((part) => part.type === 'call');
  return parts.filter((part) => part.type !== 'call' || part === first);
}

/** An answer without a call says something, and in the form that was asked for. */
function withText(parts: readonly ModelPart[], offer: Offer): readonly ModelPart[] {
  if (parts.some((part) => part.type === 'call')) return parts;
  const text = parts.map((part) => (part.type === 'say' ? part.text : '')).join('');
  if (text === '') return [...parts, { type: 'say', text: defaultText(offer) }];
  if (offer.json !== undefined && !isJson(text)) {
    throw new Error(`the script says ${JSON.stringify(text)}, but the request wants JSON`);
  }
  return parts;
}

function defaultText({ json }: Offer): string {
  if (json === undefined) return DEFAULT_TEXT;
  return json === true ? '{}' : canonicalJson(sampleOf(json));
}

/** A model that has to think starts with it, and no thought is the last thing that it does. */
function thinking(parts: readonly ModelPart[], offer: Offer): readonly ModelPart[] {
  const kept = parts.filter(({ type }) => type !== 'think' || offer.thinking !== 'never');
  const starts = kept[0]?.type === 'think' || offer.thinking !== 'always';
  const thought: ModelPart = { type: 'think', text: DEFAULT_THOUGHT };
  const ends = kept.at(-1)?.type !== 'think';
  const text: ModelPart = { type: 'say', text: defaultText(offer) };
  return [...(starts ? [] : [thought]), ...kept, ...(ends ? [] : [text])];
}
