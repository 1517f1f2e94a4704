import { asObject } from '../json/read.ts';

/**
 * Whether a `tool_choice` of either of OpenAI's APIs asks for a call: of any tool, or of one of those it allows. Mistral
 * has another word for the first.
 */
export function requiresCall(choice: unknown): boolean {
  const { mode, allowed_tools: allowed } = asObject(choice);
  if (choice === 'required' || choice === 'any') return true;
  return (mode ?? asObject(allowed)['mode']) === 'required';
}
