import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

import { isOwnCall } from '../../http/formats/own-tool.ts';

type Part = LanguageModelV4StreamPart;

/**
 * What a model says before a structured answer ("Let me look that up"). From one round of a turn to the next it
 * would stand in front of the JSON and break it, so it waits until it is known whether the round is the last.
 */
export interface Preamble {
  /** The parts whose turn it is now: text of a preamble waits, and comes first when its waiting ends. */
  take(part: Part): readonly Part[];
  /** The parts that still wait. */
  release(): readonly Part[];
}

/** What JSON can begin with, or the code fence around it. Its bare words are too much like prose. */
const ANSWER = /^["[{`\d-]/;

/** The preamble of one round; text that need not be structured does not wait. */
export function holdPreamble({ isStructured }: { readonly isStructured: boolean }): Preamble {
  let mayHold = isStructured;
  let isPreamble = false;
  let waiting: Part[] = [];

  function release(): readonly Part[] {
    const released = waiting;
    waiting = [];
    return released;
  }

  return {
    release,
    take(part) {
      if (mayHold && !isPreamble && part.type === 'text-delta') {
        const start = part.delta.trimStart();
        mayHold = !ANSWER.test(start);
        isPreamble = mayHold && start !== '';
      }
      mayHold &&= !callsUser(part);
      if (!mayHold) return [...release(), part];
      if (!part.type.startsWith('text-')) return [part];
      waiting.push(part);
      return [];
    },
  };
}

/** Whether a part is for the user to act on, which ends the turn. */
function callsUser(part: Part): boolean {
  const isCall = part.type === 'tool-input-start' || part.type === 'tool-call';
  return isCall && part.providerExecuted !== true && !isOwnCall(part.toolName);
}
