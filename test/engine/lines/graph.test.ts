import { describe, expect, it } from 'vitest';

import { withoutGraph } from '../../../engine/lines/graph.ts';

const GRAPH = String.raw`
*   commit 10ba141690e05bf84cd7e13f0c580c3507c5b3e9
|\  Merge: cad7a28 bd30fe2
| | Author: Ada <ada@example.org>
| |
| |     Merge topic
| |
| * commit bd30fe2927044ef3ab8139d5f83cc705abe2fb99
| | Author: Ada <ada@example.org>
| |
| |     Topic
| |
| | diff --git a/x.c b/x.c
| | --- a/x.c
| | +++ b/x.c
| | @@ -1,2 +1,2 @@
| |  /* unchanged */
| | -| removed |
| | +* added *
| | \ No newline at end of file
`.trim();

describe('withoutGraph', () => {
  it('takes away what is drawn in front of each line, and nothing of the lines', () => {
    const lines = withoutGraph(GRAPH.split('\n'));
    expect(lines.slice(0, 5)).toEqual([
      'commit 10ba141690e05bf84cd7e13f0c580c3507c5b3e9',
      'Merge: cad7a28 bd30fe2',
      'Author: Ada <ada@example.org>',
      '',
      '    Merge topic',
    ]);
    expect(lines.slice(-5)).toEqual([
      '@@ -1,2 +1,2 @@',
      ' /* unchanged */',
      '-| removed |',
      '+* added *',
      String.raw`\ No newline at end of file`,
    ]);
  });

  it('leaves lines alone that no commit stands above, and texts without commits', () => {
    const list = ['* one', '| two', '* commit to it'];
    expect(withoutGraph(list)).toBe(list);
    const plain = ['commit 10ba141690', '    | a table |', '* a point'];
    expect(withoutGraph(plain)).toEqual(plain);
  });
});
