import type { NeutralCall, NeutralMessage } from '../support/trajectories.ts';

/**
 * A recording in a form that providers accept: no empty messages, every call id once, and a user speaking
 * first. What tools returned stays as it is.
 */
export function sendable(messages: readonly NeutralMessage[]): readonly NeutralMessage[] {
  const ids = uniqueIds();
  const renamed = messages.map((message) => ids.rename(message));
  const kept = renamed.filter(
    ({ role, content, tool_calls: calls = [] }) =>
      role === 'tool' || calls.length > 0 || content.trim() !== '',
  );
  const first = kept.findIndex(({ role }) => role !== 'system');
  if (kept[first]?.role !== 'assistant') return kept.map(spoken);
  return kept.toSpliced(first, 0, { role: 'user', content: 'Hello.' }).map(spoken);
}

/** Words of white space alone are none. */
function spoken(message: NeutralMessage): NeutralMessage {
  return message.role !== 'tool' && message.content.trim() === ''
    ? { ...message, content: '' }
    : message;
}

/** Recorded agents use some ids more than once; each result belongs to the latest call of its id. */
function uniqueIds(): { rename(message: NeutralMessage): NeutralMessage } {
  const latest = new Map<string, string>();
  let count = 0;
  const fresh = (call: NeutralCall): NeutralCall => {
    const id = latest.has(call.id) ? `${call.id}_${(count += 1)}` : call.id;
    latest.set(call.id, id);
    return { ...call, id };
  };
  return {
    rename(message) {
      const { tool_calls: calls, tool_call_id: id } = message;
      return {
        ...message,
        ...(calls === undefined ? {} : { tool_calls: calls.map(fresh) }),
        ...(id === undefined ? {} : { tool_call_id: latest.get(id) ?? id }),
      };
    },
  };
}
