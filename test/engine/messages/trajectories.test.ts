import { describe, expect, test } from 'vitest';

import { lensFor } from '../../../engine/messages/lens-for.ts';
import { toFormat } from '../../support/conversations/to-format.ts';
import { loadTrajectories, TRAJECTORY_SETS } from '../../support/trajectories.ts';

const FORMATS = ['openai-chat', 'openai-responses', 'anthropic', 'gemini'] as const;

describe.each(TRAJECTORY_SETS)('%s', (name) => {
  const trajectories = loadTrajectories(name).slice(0, 10);

  test.skipIf(trajectories.length === 0).each(FORMATS)('reads the same in %s', (format) => {
    for (const trajectory of trajectories) {
      const { messages, indexes } = toFormat(trajectory, format);
      const slots = lensFor(messages, format)?.read(messages).slots ?? [];
      const outputs = trajectory.messages.filter(({ role }) => role === 'tool');
      const tools = slots.filter(({ role }) => role === 'tool');
      expect(tools.map(({ text }) => text)).toEqual(outputs.map(({ content }) => content));
      const placed = trajectory.messages.flatMap(({ role }, index) =>
        role === 'tool' ? [indexes[index]] : [],
      );
      expect(tools.map(({ message }) => message)).toEqual(placed);
    }
  });
});
