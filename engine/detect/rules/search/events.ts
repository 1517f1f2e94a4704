import type { Detection } from '../../../content.ts';
import { share, type Sample } from '../../sample.ts';

/** One event of `rg --json`, as it is printed. */
const EVENT =
  /^\{"(?:type":"(?:begin|match|context|end)","data":\{"path":|data":\{"elapsed_total":)/;
const FEWEST = 3;
const MOST_OTHERS = 0.1;

/** The events of `rg --json`: what a search found, not records to be sampled. */
export function searchEvents({ lines }: Sample): Detection | undefined {
  if (lines.length < FEWEST || share(lines, EVENT) < 1 - MOST_OTHERS) return undefined;
  return { kind: 'search', confidence: 1 };
}
