import { expect, it } from 'vitest';

import { headroomFor } from '../../../adapters/http/headroom-for.ts';
import type { Mode } from '../../../src/index.ts';

it('checks the options once, as those of the place that takes them', async () => {
  let reads = 0;
  const options = {
    store: 'memory' as const,
    get mode(): Mode {
      reads += 1;
      return 'lossless';
    },
  };
  await using headroom = headroomFor(options, 'here()');
  expect([headroom.mayLeaveOut, reads]).toEqual([false, 1]);
  expect(() => headroomFor({ headrom: headroom } as never, 'here()')).toThrow(
    'here(): unknown option headrom; did you mean headroom?',
  );
});
