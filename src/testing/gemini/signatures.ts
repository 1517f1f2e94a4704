import { isObject, type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import { functionsOf, type Turn } from './turns.ts';

/** What the documentation allows in place of a signature, for calls that come from elsewhere. */
const STAND_INS: ReadonlySet<string> = new Set([
  'skip_thought_signature_validator',
  'context_engineering_is_the_way_to_go',
]);

/** Whether a model signs what it does, and needs to see it again: Gemini 3 and later ones. */
export function signs(model: string): boolean {
  return /gemini-(?:[3-9]|\d{2})/.test(model);
}

/**
 * Checks that every signature is one that was issued, and that the first call of each step since the user last
 * spoke is signed.
 */
export function checkSignatures(
  turns: readonly Turn[],
  { model, issued }: { readonly model: string; readonly issued: ReadonlySet<string> },
): void {
  for (const { thoughtSignature: signature } of turns.flatMap(({ parts }) => parts)) {
    if (signature === undefined || STAND_INS.has(textOf(signature))) continue;
    demand(issued.has(textOf(signature)), 'Thought signature is not valid');
  }
  if (!signs(model)) return;
  const start = turns.findLastIndex(
    (turn) => turn.role === 'user' && functionsOf(turn, 'functionResponse').length === 0,
  );
  for (const [index, turn] of turns.entries()) if (index > start) checkStep(turn, index);
}

function checkStep({ parts }: Turn, index: number): void {
  const first = parts.find((part): part is CallPart => isObject(part['functionCall']));
  if (first === undefined || first.thoughtSignature !== undefined) return;
  const name = textOf(first.functionCall['name']);
  demand(
    false,
    `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\`, position ${index + 1}.`,
  );
}

interface CallPart extends JsonObject {
  readonly functionCall: JsonObject;
  readonly thoughtSignature?: unknown;
}
