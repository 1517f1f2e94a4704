import { usageError } from '../command-error.ts';

/** The port that a word names; 0 stands for any that is free. Throws a CommandError for all other words. */
export function readPort(word: string): number {
  const port = Number(word);
  if (/^\d+$/.test(word) && port <= 65_535) return port;
  throw usageError(`option --port: ${word} is no port; take one from 0 to 65535`);
}
