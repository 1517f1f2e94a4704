import { canonicalJson, type JsonObject, listOf, objectsOf, textOf } from '../json.ts';
import { render } from '../prompts/render.ts';
import type { Prompt } from '../vendor.ts';
import type { Turn } from './turns.ts';

const SIGNATURE = new Set(['thoughtSignature']);

/** What the model gets to read: tools, system instruction, turns. */
export function promptOf(
  body: JsonObject,
  { model, turns }: { readonly model: string; readonly turns: readonly Turn[] },
): Prompt {
  const tools = objectsOf(body['tools']);
  const system = [body['systemInstruction'] ?? body['cachedContent']].filter(Boolean);
  const [opening] = turns.filter(({ role }) => role === 'user').map(canonicalParts);
  return {
    model,
    conversation: listOf(body['contents']),
    turns: turns.flatMap(canonicalParts),
    opening: `gemini ${opening?.join('\n')}`,
    frame: canonicalJson([tools, system]),
    segments: [...tools, ...system, ...turns.map(seen)].map((each) => ({
      text: render(each, SIGNATURE),
      breakpoint: false,
    })),
    caching: 'prefix',
  };
}

/**
 * One text for each thing that a turn says, and for each signature, however texts are cut into parts: of a stream
 * the signature comes behind the last one.
 */
export function canonicalParts(turn: Turn): readonly string[] {
  const { role, parts } = seen(turn);
  const said: JsonObject[] = [];
  for (const { thoughtSignature: signature, ...part } of parts) {
    const last = said.at(-1);
    if (part['text'] === undefined) said.push(part);
    else if (last?.['text'] !== undefined) said.splice(-1, 1, joined(last, part));
    else if (part['text'] !== '') said.push(part);
    if (signature !== undefined) said.push({ signature });
  }
  return said.map((each) => canonicalJson({ role, ...each }));
}

function joined({ text }: JsonObject, { text: more }: JsonObject): JsonObject {
  return { text: textOf(text) + textOf(more) };
}

/** The model does not read its own thoughts again. */
function seen({ role, parts }: Turn): Turn {
  return { role, parts: parts.filter(({ thought }) => thought !== true) };
}
