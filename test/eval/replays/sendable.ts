import type { NeutralCall, NeutralMessage } from '../../support/trajectories.ts';

/**
 * A recording in a form that providers accept: no empty messages, every call answered right after it and its
 * id used once, and a user speaking first. What tools returned stays as it is.
 */
export function sendable(messages: readonly NeutralMessage[]): readonly NeutralMessage[] {
  const kept = answeredOnly(withUniqueIds(messages)).filter(
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

/** Recorded agents use some ids more than once; each result belongs to the latest call of its id, and names its tool. */
function withUniqueIds(messages: readonly NeutralMessage[]): readonly NeutralMessage[] {
  const latest = new Map<string, NeutralCall>();
  let count = 0;
  const fresh = (call: NeutralCall): NeutralCall => {
    const id = latest.has(call.id) ? `${call.id}_${(count += 1)}` : call.id;
    const unique = { ...call, id };
    latest.set(call.id, unique);
    return unique;
  };
  return messages.map((message) => {
    const { tool_calls: calls, tool_call_id: id = '' } = message;
    const called = latest.get(id);
    return {
      ...message,
      ...(calls === undefined ? {} : { tool_calls: calls.map(fresh) }),
      ...(called === undefined ? {} : { tool_call_id: called.id, tool_name: called.name }),
    };
  });
}

/** Calls that were aborted have no result, and some results came after the user had gone on. */
function answeredOnly(messages: readonly NeutralMessage[]): readonly NeutralMessage[] {
  const answered = new Set<string>();
  for (const [index, { tool_calls: calls = [] }] of messages.entries()) {
    const next = messages.slice(index + 1);
    const end = next.findIndex(({ role }) => role !== 'tool');
    const results = new Set(
      next.slice(0, end === -1 ? next.length : end).map((each) => each.tool_call_id),
    );
    for (const { id } of calls) if (results.has(id)) answered.add(id);
  }
  return messages.flatMap((message) => {
    const { tool_calls: calls, tool_call_id: id, ...rest } = message;
    if (message.role === 'tool') return id !== undefined && answered.has(id) ? [message] : [];
    if (calls === undefined) return [message];
    const kept = calls.filter((call) => answered.has(call.id));
    return [kept.length === 0 ? rest : { ...rest, tool_calls: kept }];
  });
}
