import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MessageFormat } from '../../src/index.ts';
import { conversation } from '../support/conversations/conversation.ts';
import { checkLaws, type LawOptions } from '../support/laws/laws.ts';
import { toFormat } from '../support/conversations/to-format.ts';
import { loadTrajectories, TRAJECTORY_SETS } from '../support/trajectories.ts';

/** Conversations that every format is checked with, all settings together. */
const RUNS = 300;

const SETTINGS: readonly LawOptions[] = [
  { mode: 'lossless', retrieval: 'none' },
  { mode: 'balanced' },
  { mode: 'balanced', trigger: 100 },
  { mode: 'aggressive', trigger: 100, keep: 0.1 },
];

/** The laws of compression for one message format, on generated and on recorded conversations. */
export function describeLaws(format: MessageFormat): void {
  describe(`the laws hold for ${format}`, () => {
    it.each(SETTINGS)('on generated conversations, %o', { timeout: 300_000 }, async (options) => {
      await fc.assert(
        fc.asyncProperty(conversation(format), async (messages) => {
          expect(await checkLaws(messages, format, options)).toEqual([]);
        }),
        { numRuns: RUNS / SETTINGS.length },
      );
    });

    describe.each(TRAJECTORY_SETS)('on a recorded conversation of %s', (set) => {
      const recorded = loadTrajectories(set).find(({ messages }) => messages.length < 60);
      it.skipIf(recorded === undefined).each(SETTINGS)('%o', async (options) => {
        const messages = recorded === undefined ? [] : toFormat(recorded, format).messages;
        expect(await checkLaws(messages, format, options)).toEqual([]);
      });
    });
  });
}
