import type { LedgerReport } from '../../../src/index.ts';
import type { Tenants } from '../tenants.ts';

/** What compression saved, less what it cost, by what all processes on the store have written down. */
export interface NetFigures {
  /** The first day that counts, in UTC. */
  readonly since: string;
  /** Requests that went through compression. */
  readonly requests: number;
  /** Further requests in which models retrieved. */
  readonly retrievals: number;
  /** Tokens that were not sent, each counted in every request it was missing from. */
  readonly savedTokens: number;
  /** Tokens that were sent on account of compression, further requests included. */
  readonly addedTokens: number;
  /** US dollars; negative where it did not pay, null where no model has a known price. */
  readonly netDollars: number | null;
  /** Requests that did not begin as the one before because compression had changed something. */
  readonly prefixesChanged: number;
}

/** The net figures of all tenants whose store is open. Rejects where a store cannot be read. */
export async function netFigures(tenants: Tenants, since: string): Promise<NetFigures> {
  const reports = await tenants.ledgers({ since });
  const total = (pick: (report: LedgerReport) => number): number =>
    reports.reduce((sum, report) => sum + pick(report), 0);
  const isPriced = reports.some((report) => report.total.money !== undefined);
  return {
    since,
    requests: total((report) => report.total.requests),
    retrievals: total((report) => report.total.retrievals),
    savedTokens: total((report) => report.total.savedTokens),
    addedTokens: total((report) => report.total.addedTokens),
    netDollars: isPriced ? total((report) => report.total.money?.net ?? 0) : null,
    prefixesChanged: total(({ prefix }) => prefix.changedByHeadroom),
  };
}
