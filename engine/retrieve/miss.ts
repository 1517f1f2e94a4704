import type { OriginalSource } from '../store/store.ts';
import { shorten } from './shorten.ts';
import type { RetrieveAnswer } from './request.ts';

const LONGEST_ARGUMENTS = 500;

/** What to tell the model where the original is gone: that this is final, and what to run instead. */
export function missAnswer(hash: string, source: OriginalSource | undefined): RetrieveAnswer {
  const what = `The original ${shorten(hash, 40)} is not available; do not retry.`;
  return { found: false, text: `${what} ${instead(source)}` };
}

function instead(source: OriginalSource | undefined): string {
  if (source?.toolName === undefined) {
    return 'If what is missing matters, run the call that produced it again, or ask the user for it.';
  }
  const call = `${source.toolName}(${shorten(source.toolArguments ?? '', LONGEST_ARGUMENTS)})`;
  return `If what is missing matters, run ${call} again.`;
}
