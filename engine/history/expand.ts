import { untouched } from '../decide/decision.ts';
import type { Slot } from '../messages/lens.ts';
import { arrive, emptyHistory, shownBefore, startWalk, type Walk } from './history.ts';
import type { Moment } from './moment.ts';
import { type ExpandedText, expandedText, repeatedOutput } from './resolve.ts';

const NO_QUERY = { user: '', toolArguments: '', assistant: '' };

/**
 * The texts of a compressed conversation with everything in place that lines of it stand for: the decoder
 * of repeats. Other encodings and references stay as they are.
 */
export function expandConversation(slots: readonly Slot[]): readonly ExpandedText[] {
  const walk = startWalk(emptyHistory());
  const known = new Map<Moment, ExpandedText>();
  return slots.map((slot) => {
    const settings = { query: NO_QUERY, settingsKey: '', obstacle: undefined };
    const moment = arrive(walk, { slot, ...settings });
    moment.decision = untouched(slot.text, 'text', 'as sent');
    const expanded = expand(slot, walk, known);
    known.set(moment, expanded);
    return expanded;
  });
}

function expand(
  { text, role }: Slot,
  walk: Walk,
  known: ReadonlyMap<Moment, ExpandedText>,
): ExpandedText {
  const asSent = { text, repeats: [] };
  if (role !== 'tool') return asSent;
  const { shown, path } = shownBefore(walk);
  const same = repeatedOutput(text, path.slice(0, -1));
  if (same !== undefined) {
    const whole = known.get(same)?.text ?? text;
    return { text: whole, repeats: [whole] };
  }
  return expandedText(text, shown, path) ?? asSent;
}
