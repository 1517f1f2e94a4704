import {
  createHeadroom,
  type Comparison,
  type Headroom,
  HeadroomError,
  type LedgerLine,
  type LedgerReport,
  type SavedLine,
} from '../../src/index.ts';
import { alignColumns } from './align-columns.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { CommandError } from './command-error.ts';
import { dollars } from './dollars.ts';
import { counted, grouped, percent } from './figures.ts';
import { toned } from './output.ts';
import { firstRows } from './rows.ts';

const MOST_ROWS = 12;

/** `headroom stats`. */
export const statsCommand: Command = {
  name: 'stats',
  summary: 'what was saved, and what it cost',
  usage: '[options]',
  description: `What all programs on this project's store have saved: tokens that were not sent, less what was
sent on account of compression and what retrieving cost, at published prices. It may be
negative. Figures only; nothing of what was said is kept with them.`,
  options: {
    since: {
      value: 'DAY',
      summary: 'the first day, such as 2026-11-01; default the first there is',
    },
    until: { value: 'DAY', summary: 'the last day; by default today' },
    json: { summary: 'one JSON object with all figures' },
  },
  examples: ['headroom stats', 'headroom stats --since 2026-11-01 --json'],
  maxPositionals: 0,
  run: stats,
};

async function stats(given: Arguments): Promise<Outcome> {
  await using headroom = createHeadroom();
  const days = daysOf(given);
  const report = await reportOf(headroom, days);
  if (given.flag('json')) return { text: `${JSON.stringify(report)}\n` };
  if (report.total.requests > 0) return { text: textOf(report) };
  const when = Object.keys(days).length > 0 ? 'in these days' : 'yet';
  return { text: '', notes: [`no request was handled ${when}`, ELSEWHERE] };
}

const ELSEWHERE = `Figures are kept per project: run this in the folder of the program whose requests they are, or
name that folder in HEADROOM_PROJECT.`;

interface Days {
  readonly since?: string;
  readonly until?: string;
}

function daysOf(given: Arguments): Days {
  const [since, until] = [given.text('since'), given.text('until')];
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

async function reportOf(headroom: Headroom, days: Days): Promise<LedgerReport> {
  try {
    return await headroom.ledger(days);
  } catch (error) {
    if (!(error instanceof HeadroomError) || error.code !== 'invalid_options') throw error;
    throw new CommandError(error.message.replace('ledger(): option ', 'option --'), 2);
  }
}

function textOf(report: LedgerReport): string {
  const parts = [
    heading(report.total),
    proof(report.prefix),
    lines('Days', report.days),
    lines('Models', report.models),
    lines('Sessions', report.sessions),
    savedLines('Kinds', report.kinds),
    savedLines('Tools', report.tools),
    ...(report.comparison === undefined ? [] : [compared(report.comparison)]),
    NOTES,
  ];
  return `${parts.join('\n\n')}\n`;
}

const NOTES = `Tokens are estimates within about 5 %, each counted in every request; amounts rest on published prices and
the tokens that providers report for retrieving.`;

function heading({ requests, retrievals, savedTokens, addedTokens, money }: LedgerLine): string {
  const size = `${counted(requests, 'request')}, ${counted(retrievals, 'retrieval')}`;
  const tokens = `${grouped(savedTokens)} tokens not sent, ${grouped(addedTokens)} added`;
  if (money === undefined) return `${size}: ${tokens}\nno price is known for these models`;
  const { saved, added, retrievals: retrieving, net } = money;
  const sum = `${dollars(saved)} saved, ${dollars(added)} added, ${dollars(retrieving)} for retrieving`;
  return `${size}: ${tokens}\n${toned('bold', `net ${dollars(net)}`)} (${sum})`;
}

function proof({
  kept,
  changedByClient,
  changedByHeadroom,
  expected,
  read,
}: LedgerReport['prefix']): string {
  const changes = `${changedByClient} changed by the client, ${changedByHeadroom} by Headroom`;
  const prefix = `prompts began as the one before in ${counted(kept, 'request')}; ${changes}`;
  return expected === 0
    ? prefix
    : `${prefix}\ncaches served ${percent(read, expected)} of ${grouped(expected)} tokens that they had`;
}

function lines(title: string, all: readonly LedgerLine[]): string {
  const rows = all.map(({ name, requests, savedTokens, addedTokens, money }) => [
    name,
    grouped(requests),
    grouped(savedTokens),
    grouped(addedTokens),
    dollars(money?.net),
  ]);
  return table([title.toLowerCase(), 'requests', 'not sent', 'added', 'net'], rows);
}

function savedLines(title: string, all: readonly SavedLine[]): string {
  const rows = all.map(({ name, savedTokens, saved }) => [
    name,
    grouped(savedTokens),
    dollars(saved),
  ]);
  return table([title.toLowerCase(), 'not sent', 'saved'], rows);
}

function compared({ compressed, heldOut }: Comparison): string {
  const rows = [
    { name: 'compressed', ...compressed },
    { name: 'held out', ...heldOut },
  ].map(({ name, requests, promptTokens, cost }) => [
    name,
    grouped(requests),
    grouped(promptTokens),
    dollars(cost),
  ]);
  return table(['conversations', 'requests', 'mean prompt', 'mean cost'], rows);
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const [head = '', ...body] = alignColumns([titles, ...rows]);
  return [toned('bold', head), ...firstRows(body, { most: MOST_ROWS, noun: 'row' })].join('\n');
}
