import { randomUUID } from 'node:crypto';

import { RecentMap, type Store } from '../../engine/index.ts';
import type { AnswerEvent, CompressionEvent, ConversationPlace } from '../activity.ts';
import { type Account, openAccount } from './account.ts';
import { ledgerName, ledgerNames } from './names.ts';

/** Writes down what compression saved and cost, by conversation and day. */
export interface Ledger {
  /** Takes what an adapter did. Returns at once. */
  note(event: CompressionEvent | AnswerEvent): void;
  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void>;
}

/** What a ledger is kept with. */
export interface LedgerTools {
  readonly store: Pick<Store, 'recall' | 'remember'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told when something could not be written; it is tried again with the next change. */
  readonly onFailure: (error: unknown) => void;
}

/** Conversations of which account is kept at the same time; the one used longest ago goes. */
const MOST_ACCOUNTS = 5000;
/** Milliseconds after a change until it is written, with all others of that time. */
const DELAY = 1000;
const MINUTE = 60_000;

interface OpenAccount {
  readonly account: Account;
  readonly day: string;
  readonly session: string;
  /** What it is kept under: nobody else writes there. */
  readonly name: string;
  /** Whether those who read the ledger know the name. */
  isListed: boolean;
}

/**
 * Keeps a ledger in the store. Each process writes under names of its own, so that no two write the same; what
 * is not yet written when a process is killed, a second's worth, is lost.
 */
export function createLedger({ store, now = Date.now, onFailure }: LedgerTools): Ledger {
  const writer = randomUUID();
  const accounts = new RecentMap<OpenAccount>({ most: MOST_ACCOUNTS });
  const changed = new Set<OpenAccount>();
  const names = ledgerNames(store);
  let opened = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function accountFor({ conversation: session, model, heldOut }: ConversationPlace): OpenAccount {
    const day = new Date(now()).toISOString().slice(0, 10);
    const key = JSON.stringify([day, session, model]);
    const known = accounts.get(key);
    if (known !== undefined) return known;
    opened += 1;
    const name = ledgerName(day, `${writer} ${opened}`);
    const account = openAccount(model, heldOut);
    const open: OpenAccount = { account, day, session, name, isListed: false };
    accounts.set(key, open);
    return open;
  }

  async function write(open: OpenAccount): Promise<void> {
    const { account, day, session, name } = open;
    await store.remember(name, JSON.stringify({ day, session, ...account.entry() }));
    if (open.isListed) return;
    await names.add(name);
    open.isListed = true;
  }

  async function writeChanges(): Promise<void> {
    const due = [...changed];
    changed.clear();
    for (const open of due) {
      try {
        await write(open);
      } catch (error) {
        changed.add(open);
        onFailure(error);
        return;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeChanges);
    return writing;
  }

  return {
    note(event) {
      const open = accountFor(event);
      if (event.kind === 'compression') open.account.compressed(event, now() / MINUTE);
      else open.account.answered(event);
      changed.add(open);
      timer ??= setTimeout(() => void flush(), DELAY).unref();
    },
    flush,
  };
}
