import process from 'node:process';

/** Tells the milliseconds of processor time that this process has used since: other programs do not lengthen them. */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
