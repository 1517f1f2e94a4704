import type { PricesOf } from '../../engine/index.ts';
import { plus } from './arithmetic.ts';
import { type ChargedTokens, type LedgerEntry, NO_PREFIXES, type PrefixFigures } from './entry.ts';
import { costOf, netSavings, type NetSavings, pricesFor, requestCost } from './net.ts';
import { sum } from '../sum.ts';

/** What the ledger says about a range of days. */
export interface LedgerReport {
  /** All days together. */
  readonly total: LedgerLine;
  /** By day in UTC, in order. */
  readonly days: readonly LedgerLine[];
  /** By model, the most saved first. */
  readonly models: readonly LedgerLine[];
  /** By conversation, the most saved first. */
  readonly sessions: readonly LedgerLine[];
  /** By kind of content; what was added cannot be told apart by it. */
  readonly kinds: readonly SavedLine[];
  /** By the tool that returned it. */
  readonly tools: readonly SavedLine[];
  /** Whether prompt caches could serve what they had. */
  readonly prefix: PrefixFigures;
  /** Conversations that were compressed beside those that were held out; undefined if none was. */
  readonly comparison: Comparison | undefined;
}

/** Figures of all requests, or of those of one day, model or conversation. */
export interface LedgerLine {
  /** The day (`2026-11-01`), the model or the id of the conversation; `total` for all requests. */
  readonly name: string;
  /** Requests of users. */
  readonly requests: number;
  /** Further requests in which models retrieved. */
  readonly retrievals: number;
  /** Tokens that were not sent, each counted in every request it was missing from. */
  readonly savedTokens: number;
  /** Tokens that were sent on account of compression, further requests included. */
  readonly addedTokens: number;
  /** What was saved and what it cost; undefined where no model has a known price. */
  readonly money: NetSavings | undefined;
}

/** What was not sent, of one kind or tool. */
export interface SavedLine {
  /** The kind, or the tool. */
  readonly name: string;
  /** Tokens that were not sent, each counted in every request it was missing from. */
  readonly savedTokens: number;
  /** What they would have cost, in US dollars; undefined where no model has a known price. */
  readonly saved: number | undefined;
}

/** Means of what providers reported for requests of users, further ones included. */
export interface Comparison {
  /** Those that were compressed. */
  readonly compressed: MeanRequest;
  /** Those that were left as they are. */
  readonly heldOut: MeanRequest;
}

/** The mean of requests. */
export interface MeanRequest {
  /** How many requests the mean is of: those whose answer came with a report. */
  readonly requests: number;
  /** Tokens of the prompt, further requests included. */
  readonly promptTokens: number;
  /** Its cost in US dollars; undefined where no model has a known price. */
  readonly cost: number | undefined;
}

/** Adds entries up. */
export function reportLedger(entries: readonly LedgerEntry[], pricesOf: PricesOf): LedgerReport {
  const by = (nameOf: (entry: LedgerEntry) => string): readonly LedgerLine[] =>
    [...Map.groupBy(entries, nameOf)].map(([name, own]) => lineOf(name, own, pricesOf));
  const saved = savedParts(entries, pricesOf);
  const heldOut = entries.filter((entry) => entry.heldOut);
  return {
    total: lineOf('total', entries, pricesOf),
    days: by(({ day }) => day),
    models: largestFirst(by(({ model }) => model)),
    sessions: largestFirst(by(({ session }) => session)),
    kinds: savedBy(saved, ({ kind }) => kind),
    tools: savedBy(saved, ({ tool }) => (tool === '' ? '(user)' : tool)),
    prefix: entries.map(({ prefix }) => prefix).reduce(plus, NO_PREFIXES),
    comparison:
      heldOut.length === 0
        ? undefined
        : {
            compressed: meanOf(
              entries.filter((entry) => !entry.heldOut),
              pricesOf,
            ),
            heldOut: meanOf(heldOut, pricesOf),
          },
  };
}

function lineOf(name: string, entries: readonly LedgerEntry[], pricesOf: PricesOf): LedgerLine {
  const sumOf = (pick: (entry: LedgerEntry) => number): number => sum(entries.map(pick));
  return {
    name,
    requests: sumOf(({ requests }) => requests),
    retrievals: sumOf(({ hidden }) => hidden.answers),
    savedTokens: sumOf(({ saved }) => sum(saved.map(tokensOf))),
    addedTokens: sumOf(({ added, hidden }) => tokensOf(added) + hidden.prompt + hidden.output),
    money: addMoney(entries.flatMap((entry) => netSavings(entry, pricesOf) ?? [])),
  };
}

/** What was saved in one conversation, of one kind and tool. */
interface SavedPart {
  readonly kind: string;
  readonly tool: string;
  readonly savedTokens: number;
  readonly saved: number | undefined;
}

function savedParts(entries: readonly LedgerEntry[], pricesOf: PricesOf): readonly SavedPart[] {
  return entries.flatMap((entry) => {
    const prices = pricesFor(entry, pricesOf);
    return entry.saved.map(({ kind, tool, ...tokens }) => ({
      kind,
      tool,
      savedTokens: tokensOf(tokens),
      saved: prices && costOf(tokens, prices),
    }));
  });
}

function savedBy(
  parts: readonly SavedPart[],
  nameOf: (part: SavedPart) => string,
): readonly SavedLine[] {
  const lines = [...Map.groupBy(parts, nameOf)].map(([name, own]) => {
    const money = own.flatMap(({ saved }) => saved ?? []);
    return {
      name,
      savedTokens: sum(own.map(({ savedTokens }) => savedTokens)),
      saved: money.length === 0 ? undefined : sum(money),
    };
  });
  return largestFirst(lines);
}

function meanOf(entries: readonly LedgerEntry[], pricesOf: PricesOf): MeanRequest {
  const requests = sum(entries.map(({ reported }) => reported.answers));
  const reports = entries.flatMap(({ reported, hidden }) => [reported, hidden]);
  const costs = entries.flatMap((entry) => {
    const prices = pricesFor(entry, pricesOf);
    if (prices === undefined) return [];
    return [requestCost(entry.reported, prices), requestCost(entry.hidden, prices)];
  });
  const mean = (total: number): number => (requests === 0 ? 0 : total / requests);
  return {
    requests,
    promptTokens: mean(sum(reports.map(({ prompt }) => prompt))),
    cost: costs.length === 0 ? undefined : mean(sum(costs)),
  };
}

function addMoney(all: readonly NetSavings[]): NetSavings | undefined {
  return all.length === 0 ? undefined : all.reduce(plus);
}

function largestFirst<Line extends { readonly savedTokens: number }>(
  lines: readonly Line[],
): readonly Line[] {
  return lines.toSorted((one, other) => other.savedTokens - one.savedTokens);
}

function tokensOf({ fresh, again }: ChargedTokens): number {
  return fresh + again;
}
