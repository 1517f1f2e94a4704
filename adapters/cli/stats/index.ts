import {
  createHeadroom,
  type Headroom,
  HeadroomError,
  type LedgerRange,
  type LedgerReport,
} from '../../../src/index.ts';
import type { Arguments, Command, Outcome } from '../command.ts';
import { usageError } from '../command-error.ts';
import { textReport } from './text-report.ts';

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
      summary: 'the first day, such as 2026-11-01; by default the first there is',
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
  const days = { since: given.text('since'), until: given.text('until') };
  const report = await reportOf(headroom, days);
  if (given.flag('json')) return { text: `${JSON.stringify(report)}\n` };
  if (report.total.requests > 0) return { text: textReport(report) };
  assertInOrder(days);
  const isLimited = days.since !== undefined || days.until !== undefined;
  const when = isLimited ? 'in these days' : 'yet';
  return { text: '', notes: [`no request was handled ${when}`, ELSEWHERE] };
}

/** Days are written so that their order is that of their characters. */
function assertInOrder({ since, until }: LedgerRange): void {
  if (since === undefined || until === undefined || since <= until) return;
  throw usageError(`--since ${since} is after --until ${until}; swap them`);
}

const ELSEWHERE = `Figures are kept per project: run this in the folder of the program whose requests they are, or
name that folder in HEADROOM_PROJECT.`;

async function reportOf(headroom: Headroom, days: LedgerRange): Promise<LedgerReport> {
  try {
    return await headroom.ledger(days);
  } catch (error) {
    if (!(error instanceof HeadroomError) || error.code !== 'invalid_options') throw error;
    throw usageError(error.message.replace('ledger(): option ', 'option --'));
  }
}
