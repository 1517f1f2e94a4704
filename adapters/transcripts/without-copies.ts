import type { RecordedSession } from '../../src/index.ts';

/**
 * Takes one session after the other, and leaves out requests that stand in an earlier one too: who resumes or forks a
 * session gets a transcript that begins with a copy. Undefined for a session of copies alone.
 */
export function withoutCopies(): (session: RecordedSession) => RecordedSession | undefined {
  const answered = new Set<string>();
  return (session) => {
    const requests = session.requests.filter(({ answer }) => {
      if (answer === undefined) return true;
      const isCopy = answered.has(answer);
      answered.add(answer);
      return !isCopy;
    });
    return requests.length === 0 ? undefined : { ...session, requests };
  };
}
