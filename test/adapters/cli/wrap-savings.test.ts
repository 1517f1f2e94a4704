import { describe, expect, it } from 'vitest';

import type { RequestEntry } from '../../../adapters/proxy/index.ts';
import { clientFor } from '../../../adapters/cli/wrap/clients.ts';
import { endNote } from '../../../adapters/cli/wrap/end-note.ts';
import { savingsCounter } from '../../../adapters/cli/wrap/savings.ts';

const ANSWERED: RequestEntry = {
  event: 'request',
  method: 'POST',
  path: '/v1/messages',
  upstream: 'anthropic',
  handling: 'exchanged',
  status: 200,
  milliseconds: 1,
  bytesBefore: 10_000,
  bytesAfter: 4000,
  isComplete: true,
};

function noteAfter(...entries: readonly Partial<RequestEntry>[]): string {
  const counter = savingsCounter();
  for (const entry of entries) counter.log({ ...ANSWERED, ...entry });
  return endNote(counter.current(), clientFor('claude')).join('\n');
}

describe('what is said to be saved', () => {
  it('is what was answered, less what was sent for it besides', () => {
    expect(noteAfter({}, { bytesResent: 5000 })).toBe(
      'headroom: 35.0 % less sent net: 20,000 -> 13,000 bytes in 2 requests',
    );
    expect(noteAfter({ bytesResent: 6000 })).toBe(
      'headroom: nothing saved: 10,000 bytes in 1 request',
    );
    expect(noteAfter({ bytesResent: 7000 })).toBe(
      'headroom: 1,000 bytes more than without it: 10,000 -> 11,000 bytes in 1 request',
    );
  });

  it('is nothing where nothing would have been charged, and what that cost is not forgotten', () => {
    const free = [
      { status: 429 },
      { status: 0, isComplete: false },
      { path: '/v1/messages/count_tokens' },
      { path: '/v1/models', handling: 'relayed' as const },
    ];
    expect(noteAfter({}, ...free)).toBe(noteAfter({}));
    expect(noteAfter({}, { status: 502, bytesResent: 2000 })).toMatch(/^headroom: 40\.0 % /);
    expect(noteAfter(...free)).toMatch(/no model answered any of 4 requests/);
  });

  it('is told in money where all prices are known, by the last word on each conversation', () => {
    const answer = {
      event: 'answer',
      model: 'claude-sonnet-5',
      isHidden: false,
      prefix: { kept: true },
      cache: undefined,
      cost: undefined,
    } as const;
    const counter = savingsCounter();
    const note = (): string => endNote(counter.current(), clientFor('claude')).join('\n');
    counter.log(ANSWERED);
    counter.log({ ...answer, conversation: 'a', net: 0.3 });
    counter.log({ ...answer, conversation: 'b', net: 1 });
    counter.log({ ...answer, conversation: 'a', net: 0.25 });
    expect(note()).toMatch(/10,000 -> 4,000 bytes in 1 request, \$1\.25 saved net$/);
    counter.log({ ...ANSWERED, bytesResent: 20_000 });
    counter.log({ ...answer, conversation: 'b', net: -1 });
    expect(note()).toMatch(/more than without it: .* in 2 requests, \$0\.75 lost net$/);
    counter.log({ ...answer, conversation: 'c', model: 'my-model', net: undefined });
    expect(note()).toMatch(/in 2 requests$/);
  });

  it('comes with what did not work, each once', () => {
    const counter = savingsCounter();
    for (const message of ['the store is full', 'the store is full', 'the store is gone']) {
      counter.log({ event: 'problem', message });
    }
    expect(endNote(counter.current(), clientFor('claude'))[1]).toBe(
      'headroom: the store is full (and 1 more)',
    );
  });
});
