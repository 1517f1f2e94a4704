import { endedAtProgram, parseArguments } from './options/arguments.ts';
import type { Command, Outcome } from './command.ts';
import { commandHelp, isHelp } from './help.ts';

/** What the words after a command's name ask for, ready to run. Throws a CommandError that says what is wrong. */
export function callOf(command: Command, words: readonly string[]): () => Promise<Outcome> {
  const own = command.runsProgram === true ? endedAtProgram(words, command) : words;
  if (own.slice(0, endOfOptions(own)).some(isHelp)) {
    return async () => ({ text: `${commandHelp(command)}\n` });
  }
  const given = parseArguments(own, command);
  return () => command.run(given);
}

function endOfOptions(words: readonly string[]): number {
  const end = words.indexOf('--');
  return end === -1 ? words.length : end;
}
