import type { Store } from '../../engine/index.ts';
import { type KeyRegister, keyRegister } from '../key-register.ts';

/** The name under which an entry is remembered; the day stands where it can be read. */
export function ledgerName(day: string, writer: string): string {
  return `ledger ${day} ${writer}`;
}

/** The day in a name. */
export function dayOf(name: string): string {
  return name.split(' ')[1] ?? '';
}

/** The names of all entries. */
export function ledgerNames(store: Pick<Store, 'recall' | 'remember'>): KeyRegister {
  return keyRegister(store, 'ledger names');
}
