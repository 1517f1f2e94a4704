import { readFileSync } from 'node:fs';

/** Megabytes of memory that a process holds; undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(procFile(pid, 'status'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Seconds of processor time that a process has used; undefined where the system does not tell. */
export function processorTimeOf(pid: number): number | undefined {
  // The name of the program stands in parentheses and may hold anything; user and system time are fields 14 and 15.
  const fields = procFile(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [fields[11], fields[12]];
  if (user === undefined || system === undefined) return undefined;
  return (Number(user) + Number(system)) / TICKS_A_SECOND;
}

/** In which Linux counts processor time for programs, whatever its own clock does. */
const TICKS_A_SECOND = 100;

/** Empty where there is no such file: only Linux has them. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
