import process from 'node:process';

import { HeadroomError } from '../../../src/index.ts';
import { onBaseUrl } from '../../http/request/base-url.ts';
import { planDetour } from '../wrap/detour.ts';
import { CommandError } from '../command-error.ts';
import { openOwnProxy } from '../wrap/own-proxy.ts';
import { type Answer, ask, isGood, type Question } from './ask.ts';
import { type Circumstances, explain } from './explain.ts';
import type { Finding } from './finding.ts';
import type { Provider } from './providers.ts';

/** Asks a provider for a word, directly and through a proxy as `headroom wrap` starts it, and compares. */
export async function checkProvider(
  provider: Provider,
  model: string = provider.model,
): Promise<Finding> {
  const { name: check, key } = provider;
  const secret = process.env[key];
  if (!secret) {
    const advice = `put one in ${key}; logins of agents are tried by running them with headroom wrap`;
    return { check, outcome: 'wrong', text: 'there is no key', advice };
  }
  try {
    return { check, ...(await compare({ provider, model, secret })) };
  } catch (error) {
    if (!(error instanceof HeadroomError) && !(error instanceof CommandError)) throw error;
    const advice = `check ${provider.place.name}`;
    return { check, outcome: 'wrong', text: error.message, advice };
  }
}

interface Trial {
  readonly provider: Provider;
  readonly model: string;
  readonly secret: string;
}

async function compare(trial: Trial): Promise<Omit<Finding, 'check'>> {
  const { DEFAULT_UPSTREAMS } = await import('headroom-ts/proxy');
  const { place, name } = trial.provider;
  const detour = planDetour({ places: [place] }, process.env);
  const problems: string[] = [];
  await using proxy = await openOwnProxy({
    upstreams: detour.upstreams,
    log: (entry) => void (entry.event === 'problem' && problems.push(entry.message)),
  });
  const { url } = await proxy.listen();
  const base = detour.upstreams[name] ?? DEFAULT_UPSTREAMS[name] ?? '';
  const told = detour.through(url).environment[place.name] ?? url;
  const path = told.slice(url.length) + trial.provider.path(trial.model);

  const where = circumstancesOf(trial, base);
  const direct = await ask(questionAt(onBaseUrl(base, path), trial), 'as configured');
  if (!isGood(direct)) return { outcome: 'wrong', ...explain(direct, where) };
  const answer = await ask(questionAt(url + path, trial), 'straight');
  return verdict(answer, { where, problems });
}

function questionAt(url: string, { provider, model, secret }: Trial): Question {
  return { url, headers: provider.headers(secret), body: provider.body(model) };
}

function circumstancesOf({ provider, model, secret }: Trial, base: string): Circumstances {
  return { base, key: provider.key, urlVariable: provider.place.name, model, secret };
}

interface Background {
  readonly where: Circumstances;
  readonly problems: readonly string[];
}

function verdict(answer: Answer, { where, problems }: Background): Omit<Finding, 'check'> {
  const { base, model } = where;
  const [problem] = problems;
  if (isGood(answer)) {
    const text = `${model} at ${base} answers directly and through the proxy`;
    if (problem === undefined) return { outcome: 'ok', text };
    return { outcome: 'note', text, advice: problem };
  }
  const { text } = explain(answer, where);
  const advice = problem ?? 'run it again; headroom proxy --log shows each request';
  return { outcome: 'wrong', text: `answers directly, but not through the proxy: ${text}`, advice };
}
