import { describe, expect, test } from 'vitest';

import { shareOf } from '../report/share.ts';
import { countTokens } from '../tokens.ts';
import { visibleIn } from '../measures/visibility.ts';
import { besideFigures, madeByOthers } from './other-ways.ts';

const text = JSON.stringify(
  Array.from({ length: 30 }, (_, id) => ({ id, state: id === 20 ? 'returned' : 'shipped' })),
  null,
  2,
);
const wanted = { text, query: 'Which was returned?' };
const look = (shown: string): ReturnType<typeof shareOf> => shareOf(visibleIn(shown, ['returned']));

describe('other ways', () => {
  test('are measured as ours is: tokens, and what stands there', async () => {
    const ours = text.slice(0, 200);
    const others = await madeByOthers({ ...wanted, ours, look }, undefined);
    const { minify, toon, head, bm25, peer } = besideFigures([
      { before: countTokens(text), others },
    ]);
    expect([minify?.visible, toon?.visible, head?.visible, bm25?.visible]).toEqual([1, 1, 0, 1]);
    expect(head?.ratioTotal).toBeLessThanOrEqual(countTokens(ours) / countTokens(text));
    expect(bm25?.ratioTotal).toBeLessThanOrEqual(countTokens(ours) / countTokens(text));
    expect(toon?.ratioTotal).toBeLessThan(minify?.ratioTotal ?? 0);
    expect(peer).toBeUndefined();
  });

  test('that cut leave alone what we leave alone', async () => {
    const others = await madeByOthers({ ...wanted, ours: text, look }, undefined);
    const { head, bm25 } = besideFigures([{ before: countTokens(text), others }]);
    expect([head?.ratioTotal, bm25?.ratioTotal]).toEqual([1, 1]);
  });

  test('take the time and the text of a peer that is there', async () => {
    const peer = {
      compress: async () => ({
        messages: [{ role: 'tool', content: 'returned' }],
        milliseconds: 8,
      }),
      [Symbol.asyncDispose]: async () => {},
    };
    const others = await madeByOthers({ ...wanted, ours: text, look }, peer);
    const { peer: figures } = besideFigures([{ before: 2000, others }]);
    expect(figures).toMatchObject({ visible: 1, ratioTotal: 1 / 2000, msPer1kTokens: 4 });
  });
});
