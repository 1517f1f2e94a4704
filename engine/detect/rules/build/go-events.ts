import type { Detection } from '../../../content.ts';
import { share, type Sample } from '../../sample.ts';

/** One event of `go test -json`, as it is printed: times first, then what happened. */
const EVENT =
  /^\{"(?:Time":"[^"]{1,60}","Action|ImportPath":"[^"]{1,500}","Action|Action)":"(?:start|run|pause|cont|pass|bench|fail|output|skip|attr|build-output|build-fail)"[,}]/;
const FEWEST = 3;
/** Other lines are what the tool chain prints itself: downloads, errors of the build, a crash of the runtime. */
const MOST_EVENTS = 0.5;

/** The events of `go test -json`, perhaps with other lines between them: the output of tests, not records to be sampled. */
export function goEvents({ lines }: Sample): Detection | undefined {
  if (lines.length < FEWEST || share(lines, EVENT) < MOST_EVENTS) return undefined;
  return { kind: 'build', confidence: 1 };
}
