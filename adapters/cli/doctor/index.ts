import process from 'node:process';

import type { Arguments, Command, Outcome } from '../command.ts';
import { usageError } from '../command-error.ts';
import { checkComputer } from './check-computer.ts';
import { checkProvider } from './check-provider.ts';
import type { Finding } from './finding.ts';
import { type Provider, PROVIDERS } from './providers.ts';
import { textReport } from './text-report.ts';

/** `headroom doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'find out what does not work, by real requests',
  usage: '[options]',
  description: `Looks at configuration, store, port and packages, and asks each provider whose key is set
for a word: directly, and through a proxy as headroom wrap starts it. Says what is wrong
and what to do about it; exits with 1 if something is. Keys are ANTHROPIC_API_KEY,
OPENAI_API_KEY and GEMINI_API_KEY; base URLs are taken from where clients take them.`,
  options: {
    provider: {
      value: 'NAME',
      summary: 'the only one to ask',
      choices: PROVIDERS.map(({ name }) => name),
    },
    model: { value: 'NAME', summary: 'to ask instead of a cheap one; with --provider' },
    json: { summary: 'one JSON object with all findings' },
  },
  examples: ['headroom doctor', 'headroom doctor --provider openai --model gpt-5.2'],
  maxPositionals: 0,
  run: doctor,
};

async function doctor(given: Arguments): Promise<Outcome> {
  if (given.text('model') !== undefined && given.text('provider') === undefined) {
    throw usageError('--model needs --provider: it is the name of one of its models');
  }
  const computer = await checkComputer();
  const isUsable = computer.every(
    ({ check, outcome }) => check !== 'configuration' || outcome === 'ok',
  );
  const findings = isUsable ? [...computer, ...(await askProviders(given))] : computer;
  const isWell = findings.every(({ outcome }) => outcome !== 'wrong');
  const text = given.flag('json')
    ? `${JSON.stringify({ ok: isWell, findings })}\n`
    : textReport(findings);
  return { text, exitCode: isWell ? 0 : 1 };
}

async function askProviders(given: Arguments): Promise<readonly Finding[]> {
  const [name, model] = [given.text('provider'), given.text('model')];
  const wanted = PROVIDERS.filter((each) =>
    name === undefined ? hasKey(each) : each.name === name,
  );
  if (wanted.length === 0) return [NOBODY_ASKED];
  const findings: Finding[] = [];
  for (const provider of wanted) findings.push(await checkProvider(provider, model));
  return findings;
}

function hasKey({ key }: Provider): boolean {
  return Boolean(process.env[key]);
}

const NOBODY_ASKED: Finding = {
  check: 'providers',
  outcome: 'wrong',
  text: 'there is no key, so nobody was asked',
  advice: `set ${PROVIDERS.map(({ key }) => key).join(', ')}; logins of agents are tried by running them with headroom wrap`,
};
