import { asObject } from '../json/read.ts';

/** Whether a `tool_choice` of either of OpenAI's APIs asks for a call: of any tool, or of one of those it allows. */
export function requiresCall(choice: unknown): boolean {
  const { mode, allowed_tools: allowed } = asObject(choice);
  return choice === 'required' || (mode ?? asObject(allowed)['mode']) === 'required';
}
