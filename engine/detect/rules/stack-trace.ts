import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';
import { TIMED } from './log.ts';

/** One frame in Java, JavaScript, Python, .NET, Go, Rust, Ruby and PHP. */
const FRAME =
  /^\s*(?:at .+[(:]\S*|at \S+$|File ".+", line \d+|\d+: +\S+::\S+|from \S+:\d+:in |#\d+ +\S+|\.\.\. \d+ (?:more|common frames)|goroutine \d+ \[|\S+\.go:\d+ \+0x)/;
const HEAD =
  /^\s*(?:Caused by: |Traceback \(most recent call last\)|Exception in thread |panic: |thread '.*' panicked|(?:[\w$]+[.:])*[A-Z]\w*(?:Error|Exception|Failure)\b|Suppressed: )/;

/** Mostly frames, without the times of a log. */
export function stackTrace({ lines }: Sample): Detection | undefined {
  const frames = share(lines, FRAME);
  const heads = hits(lines, HEAD);
  if (frames < 0.35 || hits(lines, FRAME) < 3 || share(lines, TIMED) > 0.2) return undefined;
  if (heads === 0 && frames < 0.7) return undefined;
  return { kind: 'stack-trace', confidence: heads > 0 ? Math.min(0.97, 0.75 + 0.3 * frames) : 0.6 };
}
