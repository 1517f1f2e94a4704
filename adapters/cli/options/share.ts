import { usageError } from '../command-error.ts';

/** The share that the value of an option names, from 0 to 1. Throws a CommandError for all other words. */
export function readShare(word: string, option: string): number {
  const share = Number(word);
  if (/^\d*\.?\d+$/.test(word) && share <= 1) return share;
  throw usageError(`option ${option}: ${word} is no share; take a number from 0 to 1, such as 0.3`);
}
