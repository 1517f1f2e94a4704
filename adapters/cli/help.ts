import type { Command, OptionSpec } from './command.ts';

/** Whether a word asks for help. */
export function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** What `headroom --help` says. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Context compression for AI agents: fewer tokens to read, every original kept.',
    '',
    'Usage: headroom COMMAND [arguments]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'this text; `headroom help COMMAND` for one command'],
      ['-v, --version', 'the version'],
    ]),
    '',
    'Originals are kept in a folder of this computer, one part per project (the',
    'current folder). HEADROOM_DIRECTORY and HEADROOM_PROJECT name others.',
  ].join('\n');
}

/** What `headroom COMMAND --help` says. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, option]) => [optionUsage(name, option), optionSummary(option)] as const,
  );
  return [
    `Usage: headroom ${command.name} ${command.usage}`,
    '',
    command.description,
    '',
    'Options:',
    ...columns([...options, ['-h, --help', 'this text']]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n');
}

function optionUsage(name: string, { value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function optionSummary({ summary, choices }: OptionSpec): string {
  return choices === undefined ? summary : `${summary}: ${choices.join(', ')}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
