import { parseArgs } from 'node:util';

import { didYouMean } from '../../../src/index.ts';
import type { Arguments, Command, OptionSpec } from '../command.ts';
import { type CommandError, usageError } from '../command-error.ts';

/** The words after a command's name as options and positionals. Throws a CommandError that says what is wrong. */
export function parseArguments(words: readonly string[], command: Command): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: forParseArgs(command.options),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string | true>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') values.set(token.name, optionValue(token, command));
  }
  if (positionals.length > command.maxPositionals) throw tooMany(positionals, command);
  // What is run may take empty words; a file or hash that is empty comes from a variable that is not set.
  if (command.runsProgram !== true && positionals.includes('')) throw anEmptyOne(command);
  return {
    positionals,
    text: (name) => textOf(values.get(name)),
    flag: (name) => values.get(name) === true,
  };
}

/** The words with a `--` before the program that they name, so that its options are left to it. */
export function endedAtProgram(words: readonly string[], command: Command): readonly string[] {
  const { tokens } = parseArgs({
    args: [...words],
    options: forParseArgs(command.options),
    strict: false,
    tokens: true,
  });
  const first = tokens.find(({ kind }) => kind !== 'option');
  if (first?.kind !== 'positional') return words;
  return [...words.slice(0, first.index), '--', ...words.slice(first.index)];
}

type ParseArgsOptions = Record<string, { type: 'string' | 'boolean' }>;

function forParseArgs(options: Command['options']): ParseArgsOptions {
  const entries = Object.entries(options).map(([name, { value }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type }] as const;
  });
  return Object.fromEntries(entries);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionValue(token: OptionToken, command: Command): string | true {
  const { rawName, value } = token;
  const option = Object.hasOwn(command.options, token.name)
    ? command.options[token.name]
    : undefined;
  if (option === undefined || !rawName.startsWith('--')) {
    const known = [...Object.keys(command.options).map((name) => `--${name}`), '--help'];
    throw usageError(`unknown option ${rawName}; ${didYouMean(rawName, known)}`);
  }
  if (option.value === undefined) {
    if (value !== undefined) throw usageError(`option ${rawName} takes no value`);
    return true;
  }
  const isOption = token.inlineValue !== true && value?.startsWith('--') === true;
  if (value === undefined || value === '' || isOption)
    throw usageError(`option ${rawName} needs a value: ${rawName} ${option.value}`);
  checkChoice(value, rawName, option);
  return value;
}

function checkChoice(value: string, rawName: string, { choices }: OptionSpec): void {
  if (choices === undefined || choices.includes(value)) return;
  throw usageError(`option ${rawName}: unknown value ${value}; ${didYouMean(value, choices)}`);
}

function textOf(value: string | true | undefined): string | undefined {
  return value === true ? undefined : value;
}

function tooMany(
  positionals: readonly string[],
  { name, usage, maxPositionals }: Command,
): CommandError {
  const surplus = positionals.slice(maxPositionals).join(' ');
  return usageError(`unexpected ${surplus}; usage: headroom ${name} ${usage}`);
}

function anEmptyOne({ name, usage }: Command): CommandError {
  return usageError(`an argument is empty; usage: headroom ${name} ${usage}`);
}
