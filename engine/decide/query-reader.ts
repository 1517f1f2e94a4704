import type { Query } from '../content.ts';
import type { Slot, Utterance } from '../messages/lens.ts';
import { textEnds } from '../common/text-ends.ts';

/** More of a text than this says nothing more about what is asked. */
const LONGEST = 2000;

/**
 * Gives, for slots in the order of the conversation, what the model was after when each arrived: only
 * what stands before the slot counts, so that later turns change nothing. Linear over the conversation.
 */
export function queryReader(utterances: readonly Utterance[]): (slot: Slot) => Query {
  let next = 0;
  let user = '';
  let assistant = '';
  return (slot) => {
    for (; (utterances[next]?.message ?? Infinity) < slot.message; next += 1) {
      const { role, text } = utterances[next] ?? { role: 'user', text: '' };
      if (role === 'user') user = ends(text);
      else assistant = ends(text);
    }
    const own = slot.role === 'user' ? ends(slot.text) : '';
    return { user: own || user, toolArguments: ends(slot.toolArguments ?? ''), assistant };
  };
}

/** The beginning and the end of a text, where questions stand. */
function ends(text: string): string {
  return textEnds(text, LONGEST);
}
