import { packageVersion } from '../http/version.ts';
import type { Command, Outcome } from './command.ts';
import { type CommandError, usageError } from './command-error.ts';
import { commandHelp, generalHelp, isHelp } from './help.ts';

/** Loaded when they are asked for: whoever starts one waits for no other. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['compress', async () => (await import('./compress.ts')).compressCommand],
  ['retrieve', async () => (await import('./retrieve.ts')).retrieveCommand],
  ['inspect', async () => (await import('./inspect.ts')).inspectCommand],
  ['replay', async () => (await import('./replay/index.ts')).replayCommand],
  ['stats', async () => (await import('./stats/index.ts')).statsCommand],
  ['wrap', async () => (await import('./wrap/index.ts')).wrapCommand],
  ['proxy', async () => (await import('./proxy.ts')).proxyCommand],
  ['mcp', async () => (await import('./mcp.ts')).mcpCommand],
  ['doctor', async () => (await import('./doctor/index.ts')).doctorCommand],
]);

/** What the words after `headroom` ask for, ready to run. Rejects with a CommandError if they ask for nothing known. */
export async function commandFor(words: readonly string[]): Promise<() => Promise<Outcome>> {
  const [first, ...others] = words;
  if (first === undefined)
    return async () => ({ text: '', notes: [await overview()], exitCode: 2 });
  if (first === '--version' || first === '-v')
    return async () => ({ text: `${packageVersion()}\n` });
  if (first === 'help' || isHelp(first)) {
    const help = await helpFor(others[0]);
    return async () => ({ text: `${help}\n` });
  }
  const command = await load(first);
  const { callOf } = await import('./call.ts');
  return callOf(command, others);
}

async function overview(): Promise<string> {
  return generalHelp(await allCommands());
}

function allCommands(): Promise<readonly Command[]> {
  return Promise.all([...COMMANDS.values()].map((command) => command()));
}

async function helpFor(topic = 'help'): Promise<string> {
  return topic === 'help' ? overview() : commandHelp(await load(topic));
}

async function load(word: string): Promise<Command> {
  const command = COMMANDS.get(word);
  if (command !== undefined) return command();
  if (word.startsWith('-')) throw await unknownOption(word);
  const { didYouMean } = await import('../../src/index.ts');
  const known = didYouMean(word, [...COMMANDS.keys(), 'help']);
  throw usageError(`unknown command ${word === '' ? '""' : word}; ${known}`);
}

/** Before the name of a command stand the options of `headroom` itself only. */
async function unknownOption(word: string): Promise<CommandError> {
  const [rawName = ''] = word.split('=');
  const name = rawName.replace(/^--/, '');
  const owners = (await allCommands()).filter(({ options }) => Object.hasOwn(options, name));
  if (owners.length > 0) {
    const commands = owners.map((owner) => owner.name).join(', ');
    return usageError(`${rawName} goes behind the name of its command (${commands})`);
  }
  const { didYouMean } = await import('../../src/index.ts');
  return usageError(`unknown option ${rawName}; ${didYouMean(rawName, ['--help', '--version'])}`);
}
