/** What a tool returns of one day: as many characters as of every other. */
export function dayLog(day: number): string {
  const lines = Array.from({ length: 400 }, (_, at) => {
    const outcome = at === 200 ? 'FAILED' : 'passed';
    const time = `2026-01-0${day} 10:00:${10 + (at % 50)}`;
    return `${time} INFO [worker-${at % 9}] job ${1000 + at} ${outcome} in ${100 + ((at * 37 * day) % 800)} ms`;
  });
  return lines.join('\n');
}
