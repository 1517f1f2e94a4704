import type { BlockReport } from '../../../src/index.ts';

/** A text of a message, of which compression left about a tenth. */
export function block(message: number, change: Partial<BlockReport> = {}): BlockReport {
  return {
    message,
    path: ['content'],
    role: 'tool',
    toolName: 'search',
    kind: 'json',
    outcome: 'lossless',
    reason: '',
    before: 'word '.repeat(1000),
    after: 'word '.repeat(100),
    references: [],
    tokens: { before: 0, after: 0 },
    ...change,
  };
}
