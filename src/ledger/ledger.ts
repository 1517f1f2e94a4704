import { type PricesOf, RecentMap } from '../../engine/index.ts';
import type { AnswerEvent, CompressionEvent, ConversationPlace } from '../activity.ts';
import { type Account, openAccount } from './account.ts';
import { type DaysEntry, daysEntries } from './days-entries.ts';
import type { LedgerFigures } from './entry.ts';
import { prefixProof, type PrefixVerdict } from './prefix-proof.ts';
import { reportRequest, type RequestReport } from './request-report.ts';
import { type LedgerWriter, ledgerWriter, type WriterTools } from './writer.ts';

/** Writes down what compression saved and cost, by conversation and day. */
export interface Ledger extends Pick<LedgerWriter, 'flush'> {
  /** Takes what an adapter did. Returns at once. */
  note(event: CompressionEvent | AnswerEvent): void;
  /** Whether compression has cost a conversation more than it saved, by more than chance. */
  isLosing(place: ConversationPlace): boolean;
}

/** What a ledger is kept with. */
export interface LedgerTools extends WriterTools {
  readonly pricesOf: PricesOf;
  /** Told of every answer of a provider. */
  readonly onRequest?: ((report: RequestReport) => void) | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Conversations of which account is kept at the same time; the one used longest ago goes. */
const MOST_ACCOUNTS = 5000;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Tokens at the price of input that a conversation may lose before nothing more is left out in it. */
const LARGEST_LOSS = 20_000;

interface OpenAccount {
  readonly account: Account;
  /** Of the last request. */
  prefix: PrefixVerdict;
  /** As it was when the last answer was reported. */
  reported: LedgerFigures | undefined;
  /** What is written down today. */
  today: DaysEntry;
}

/**
 * Keeps a ledger in the store. Each process writes under names of its own, so that no two write the same; what
 * is not yet written when a process is killed, a fifth of a second's worth, is lost.
 */
export function createLedger({
  pricesOf,
  onRequest,
  now = Date.now,
  ...tools
}: LedgerTools): Ledger {
  const accounts = new RecentMap<OpenAccount>({ most: MOST_ACCOUNTS });
  const writer = ledgerWriter(tools);
  const proof = prefixProof();
  const dayAt = dayNames();
  const openEntry = daysEntries();

  /** The cache knows no midnight: an account goes on, and only what is written down begins anew. */
  function accountFor(place: ConversationPlace): OpenAccount {
    const { conversation: session, model } = place;
    const day = dayAt(now());
    const key = `${session} ${model}`;
    const known = accounts.get(key);
    if (known?.today.series.day === day) return known;
    if (known !== undefined) {
      known.today.close();
      known.today = openEntry(day, session, known.account);
      return known;
    }
    const account = openAccount(place, pricesOf);
    const today = openEntry(day, session, account);
    const opened: OpenAccount = { account, prefix: { kept: true }, reported: undefined, today };
    accounts.set(key, opened);
    return opened;
  }

  function report(open: OpenAccount, event: AnswerEvent): void {
    if (onRequest === undefined) return;
    const { prefix, reported: before } = open;
    const current = open.account.figures();
    open.reported = current;
    onRequest(reportRequest({ event, prefix, before, now: current }, pricesOf));
  }

  return {
    isLosing: (place) => accountFor(place).account.net() < -LARGEST_LOSS,
    note(event) {
      const open = accountFor(event);
      if (event.kind === 'answer') {
        open.account.answered(event);
        report(open, event);
      } else {
        // Each model has a cache of its own.
        open.prefix = proof.check(`${event.conversation} ${event.model}`, event.blocks);
        open.account.compressed(event, { minute: now() / MINUTE, verdict: open.prefix });
      }
      writer.changed(open.today);
    },
    flush: () => writer.flush(),
  };
}

/** Names the day of a time, in milliseconds since 1970; the same day is named once. */
function dayNames(): (time: number) => string {
  let last = { number: Number.NaN, name: '' };
  return (time) => {
    const number = Math.floor(time / DAY);
    if (number !== last.number) last = { number, name: new Date(time).toISOString().slice(0, 10) };
    return last.name;
  };
}
