import { createHeadroom } from '../../../src/index.ts';
import { describeFailure } from '../describe-failure.ts';
import type { Finding } from './finding.ts';

const HASH = '0123456789abcdef01234567';

/** Whether what is written to the store comes back. */
export async function checkStore(): Promise<Finding> {
  const check = 'store';
  try {
    await using headroom = createHeadroom();
    await headroom.store.remember(`doctor ${HASH}`, HASH);
    const kept = await headroom.store.recall([`doctor ${HASH}`]);
    const { originals } = await headroom.stats();
    if (kept.get(`doctor ${HASH}`) === HASH) {
      return { check, outcome: 'ok', text: `what is written comes back; ${originals} originals` };
    }
    return { check, outcome: 'wrong', text: 'what is written does not come back' };
  } catch (error) {
    return { check, outcome: 'wrong', text: describeFailure(error).message };
  }
}
