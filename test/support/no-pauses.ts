import { afterAll, beforeAll, vi } from 'vitest';

/** How long LangChain waits before it tries again, in milliseconds; what takes longer is a time limit. */
const [SHORTEST, LONGEST] = [1000, 60_000];

/** In this file nobody waits before trying again: the framework has no option for its pauses. */
export function skipPauses(): void {
  const wait = globalThis.setTimeout;
  beforeAll(() => {
    const waitBriefly = (act: () => void, milliseconds = 0): NodeJS.Timeout =>
      wait(act, milliseconds >= SHORTEST && milliseconds < LONGEST ? 0 : milliseconds);
    vi.stubGlobal('setTimeout', waitBriefly);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}
