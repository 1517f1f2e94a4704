import type { OriginalSource } from './store.ts';

const LONGEST_ARGUMENTS = 2000;

/** The source as it is kept: the arguments of the call at most 2,000 characters long. */
export function limitedSource(source: OriginalSource): OriginalSource {
  const { toolArguments } = source;
  if (toolArguments === undefined || toolArguments.length <= LONGEST_ARGUMENTS) return source;
  return { ...source, toolArguments: toolArguments.slice(0, LONGEST_ARGUMENTS) };
}
