import { packageVersion } from '../http/version.ts';
import { endedAtProgram, parseArguments } from './arguments.ts';
import type { Command, Outcome } from './command.ts';
import { compressCommand } from './compress.ts';
import { doctorCommand } from './doctor/index.ts';
import { CommandError } from './failure.ts';
import { commandHelp, generalHelp } from './help.ts';
import { inspectCommand } from './inspect.ts';
import { mcpCommand } from './mcp.ts';
import { proxyCommand } from './proxy.ts';
import { replayCommand } from './replay/index.ts';
import { retrieveCommand } from './retrieve.ts';
import { statsCommand } from './stats.ts';
import { didYouMean } from './suggest.ts';
import { wrapCommand } from './wrap/index.ts';

const COMMANDS: readonly Command[] = [
  compressCommand,
  retrieveCommand,
  inspectCommand,
  replayCommand,
  statsCommand,
  wrapCommand,
  proxyCommand,
  mcpCommand,
  doctorCommand,
];

/** What the words after `headroom` ask for, ready to run. Throws a CommandError if they ask for nothing known. */
export function commandFor(words: readonly string[]): () => Promise<Outcome> {
  const [first, ...others] = words;
  if (first === undefined) return say({ text: '', notes: [generalHelp(COMMANDS)], exitCode: 2 });
  if (first === '--version' || first === '-v') return say({ text: `${packageVersion()}\n` });
  if (first === 'help' || isHelp(first)) return say({ text: `${helpFor(others[0])}\n` });
  const command = named(first);
  const rest = command.runsProgram === true ? endedAtProgram(others, command) : others;
  if (rest.slice(0, endOfOptions(rest)).some(isHelp))
    return say({ text: `${commandHelp(command)}\n` });
  const given = parseArguments(rest, command);
  return () => command.run(given);
}

function say(outcome: Outcome): () => Promise<Outcome> {
  return () => Promise.resolve(outcome);
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function endOfOptions(words: readonly string[]): number {
  const end = words.indexOf('--');
  return end === -1 ? words.length : end;
}

function helpFor(topic: string | undefined): string {
  return topic === undefined || topic === 'help'
    ? generalHelp(COMMANDS)
    : commandHelp(named(topic));
}

function named(word: string): Command {
  const command = COMMANDS.find(({ name }) => name === word);
  if (command !== undefined) return command;
  const names = COMMANDS.map(({ name }) => name);
  const kind = word.startsWith('-') ? 'option' : 'command';
  const known = kind === 'option' ? ['--help', '--version'] : [...names, 'help'];
  throw new CommandError(`unknown ${kind} ${word}; ${didYouMean(word, known)}`, 2);
}
