import process from 'node:process';

import type { Mode } from '../../../src/index.ts';
import { codeOf } from '../../http/error.ts';
import type { Arguments, Command, Outcome } from '../command.ts';
import { usageError } from '../command-error.ts';
import { fileAdvice } from '../options/file-advice.ts';
import { modeOf, modeOption } from '../options/mode-option.ts';
import { goOnWhereOutputFails, report } from '../process/output.ts';
import { type Client, clientFor } from './clients.ts';
import { planDetour } from './detour.ts';
import { endNote } from './end-note.ts';
import { openOwnProxy } from './own-proxy.ts';
import { type ClientEnd, type CommandLine, endAs, runClient } from './run-client.ts';
import { savingsCounter, type SavingsCounter } from './savings.ts';

/** `headroom wrap`. */
export const wrapCommand: Command = {
  name: 'wrap',
  summary: 'run an agent so that what it sends is compressed',
  usage: '[options] COMMAND [ARGUMENTS…]',
  description: `Runs COMMAND with a proxy of its own on this computer, and tells it the proxy's address
for this one process; no file is changed. Knows claude, codex, gemini, opencode and aider;
others get the variables that the SDKs of the vendors read. Streams, terminal, signals and
the exit code are the command's. At the end standard error says what was saved.`,
  options: {
    mode: modeOption,
    quiet: { summary: 'say nothing at the end' },
  },
  examples: [
    'headroom wrap claude',
    'headroom wrap codex exec "fix the failing test"',
    'headroom wrap --mode lossless python my_agent.py',
  ],
  maxPositionals: Infinity,
  runsProgram: true,
  run: wrap,
};

async function wrap(given: Arguments): Promise<Outcome> {
  const [command = '', ...words] = given.positionals;
  if (command === '') {
    throw usageError('name the command to run, such as headroom wrap claude');
  }
  const client = clientFor(command);
  const savings = savingsCounter();
  const end = await runThroughProxy({ client, command, words }, { mode: modeOf(given), savings });
  if (end.kind === 'not started') report(`headroom: cannot run ${command}: ${whyNot(end.error)}`);
  else if (!given.flag('quiet')) endNote(savings.current(), client).forEach(report);
  return { text: '', exitCode: endAs(end) };
}

interface WrapOptions {
  readonly mode: Mode | undefined;
  readonly savings: SavingsCounter;
}

async function runThroughProxy(
  { client, ...line }: CommandLine & { readonly client: Client },
  { mode, savings }: WrapOptions,
): Promise<ClientEnd> {
  const detour = planDetour(client, process.env);
  await using proxy = await openOwnProxy({
    upstreams: detour.upstreams,
    headroom: mode === undefined ? {} : { mode },
    log: (entry) => savings.log(entry),
  });
  const { url } = await proxy.listen();
  // A client whose proxy is gone could not go on: this process outlives what nobody expected.
  goOnWhereOutputFails('stdout', 'stderr');
  process.on('uncaughtException', (error) => {
    savings.log({ event: 'problem', message: `unexpected: ${error.message}` });
  });
  return await runClient(line, detour.through(url));
}

function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such command; check its name and PATH';
  if (code === 'EACCES') return 'permission denied; make it executable, or name what runs it first';
  return fileAdvice(error);
}
