import type { Comparison, LedgerLine, LedgerReport, SavedLine } from '../../../src/index.ts';
import { alignColumns } from '../text/align-columns.ts';
import { dollars } from '../text/dollars.ts';
import { counted, grouped, percent } from '../text/figures.ts';
import { firstRows } from '../text/rows.ts';
import { toned } from '../text/terminal.ts';

const MOST_ROWS = 12;

/** The report as it is printed on a terminal. */
export function textReport(report: LedgerReport): string {
  const parts = [
    heading(report.total),
    proof(report.prefix),
    lines('days', report.days),
    lines('models', report.models),
    lines('sessions', report.sessions),
    savedLines('kinds', report.kinds),
    savedLines('tools', report.tools),
    report.comparison === undefined ? '' : compared(report.comparison),
    NOTES,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
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
  return table([title, 'requests', 'not sent', 'added', 'net'], rows);
}

function savedLines(title: string, all: readonly SavedLine[]): string {
  const rows = all.map(({ name, savedTokens, saved }) => [
    name,
    grouped(savedTokens),
    dollars(saved),
  ]);
  return table([title, 'not sent', 'saved'], rows);
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

/** Empty where there are no rows. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const [head = '', ...body] = alignColumns([titles, ...rows]);
  return [toned('bold', head), ...firstRows(body, { most: MOST_ROWS, noun: 'row' })].join('\n');
}
