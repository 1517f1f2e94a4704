import type { Headroom } from '../../../src/index.ts';
import type { Control, Needle, NeutralMessage, Trajectory } from '../../support/trajectories.ts';
import type { ChatMessage } from '../conversation.ts';
import { type Share, shareOf } from '../report/share.ts';
import { answersTo } from './retrieving.ts';

/** What became of the values that an agent took from tool outputs, and of others that it saw. */
export interface UsedValues {
  /** Used values that the model still sees in some output at their use, which may be an earlier one. */
  readonly visible: Share;
  /** Used values that still stand in one of the outputs that showed them. */
  readonly inPlace: Share;
  /** Used values that are visible or come back with one retrieve call at the time of their use. */
  readonly retrievable: Share;
  /** Values never used that are still seen in some output. */
  readonly controls: Share;
}

/** Looks for the values of a recorded conversation in its compressed form, message by message. */
export async function usedValues(
  { messages, needles, controls }: Trajectory,
  compressed: readonly ChatMessage[],
  headroom: Headroom,
): Promise<UsedValues> {
  const shown = needles.filter((needle) => isShown(needle, messages));
  const seen = shown.map(({ value, at }) => isSeen(value, compressed.slice(0, at)));
  const brought = shown.map(async (needle, index) => {
    if (seen[index] === true) return true;
    const query = knownAt(messages, needle.at);
    const texts = needle.sources.map((source) => compressed[source]?.content ?? '');
    const answers = texts.map((text) => answersTo(headroom, text, query));
    return (await Promise.all(answers)).flat().some((answer) => answer.includes(needle.value));
  });
  return {
    visible: shareOf(seen),
    inPlace: shareOf(shown.map((needle) => isShown(needle, compressed))),
    retrievable: shareOf(await Promise.all(brought)),
    controls: shareOf(
      controls
        .filter((control) => isShown(control, messages))
        .map(({ value }) => isSeen(value, compressed)),
    ),
  };
}

function isShown(
  { value, sources }: Needle | Control,
  messages: readonly (NeutralMessage | ChatMessage)[],
): boolean {
  return sources.some((source) => messages[source]?.content?.includes(value) === true);
}

/** Whether a value stands in an output of a tool. */
function isSeen(value: string, messages: readonly ChatMessage[]): boolean {
  return messages.some(({ role, content }) => role === 'tool' && content?.includes(value) === true);
}

/** The agent's last words and the last user text before a message: all that a query could be made from. */
function knownAt(messages: readonly NeutralMessage[], at: number): string {
  const lastOf = (role: string): string => {
    const said = messages.slice(0, at).filter((each) => each.role === role && each.content !== '');
    return said.at(-1)?.content ?? '';
  };
  return `${lastOf('user')}\n${lastOf('assistant')}`.slice(0, 2000);
}
