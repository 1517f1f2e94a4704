import type { TokenCounter } from '../engine/index.ts';
import { sum } from './sum.ts';

/** A text of a message that is counted elsewhere. */
export interface CountedText {
  /** Index of the message. */
  readonly message: number;
  /** Property names and indexes from the message to the text. */
  readonly path: readonly (string | number)[];
  readonly tokens: { readonly before: number };
}

/**
 * Tokens of all texts in the messages, in whatever format. Those that could change count as they are counted already,
 * so that no more is ever saved than there is: what a tool returned as JSON is read as its text.
 */
export function countMessages(
  messages: readonly unknown[],
  texts: readonly CountedText[],
  counter: TokenCounter,
): number {
  const textsOf = Map.groupBy(texts, ({ message }) => message);
  return sum(
    messages.map((message, index) => countMessage(message, textsOf.get(index) ?? [], counter)),
  );
}

/** The same for one of the messages, with the texts that are its own. */
export function countMessage(
  message: unknown,
  texts: readonly CountedText[],
  counter: TokenCounter,
): number {
  const others = textsIn(message, placesOf(message, texts)).map((text) => counter.count(text));
  return sum([...texts.map(({ tokens }) => tokens.before), ...others]);
}

/** For objects and lists the names of their properties that are counted already. */
type Places = ReadonlyMap<unknown, ReadonlySet<string>>;

function placesOf(message: unknown, texts: readonly CountedText[]): Places {
  const places = new Map<unknown, Set<string>>();
  for (const { path } of texts) {
    const holder = path.slice(0, -1).reduce(valueAt, message);
    const names = places.get(holder) ?? new Set();
    places.set(holder, names.add(String(path.at(-1))));
  }
  return places;
}

function valueAt(holder: unknown, name: string | number): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** Every other text that a model reads in a message. Cyclic values are read once. */
function textsIn(message: unknown, counted: Places): readonly string[] {
  const texts: string[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = [message];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (NOT_READ.has(key) || counted.get(value)?.has(key) === true) continue;
      stack.push(ARGUMENTS.has(key) ? (jsonOf(inner) ?? inner) : inner);
    }
  }
  return texts;
}

/** A list or an object as JSON text; undefined for anything else, and for what is cyclic. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** What formats call the arguments of a call, whose names and numbers a model reads too. */
const ARGUMENTS: ReadonlySet<string> = new Set(['input', 'args', 'arguments']);

/** Properties whose strings are no text that a model reads. */
const NOT_READ: ReadonlySet<string> = new Set([
  // Names and numbers of things.
  'id',
  'type',
  'role',
  'call_id',
  'tool_call_id',
  'tool_use_id',
  'status',
  // Images, files, and what only the provider can read.
  'data',
  'url',
  'signature',
  'encrypted_content',
  'file_id',
  'image_url',
  // What LangChain keeps beside a message, copies of its texts among it.
  'lc_kwargs',
  'lc_namespace',
  'additional_kwargs',
  'response_metadata',
  'artifact',
]);
