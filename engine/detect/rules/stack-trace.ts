import { anyOf } from '../../common/patterns.ts';
import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';
import { TIMED } from './log.ts';

/** One frame in Java, JavaScript, Python, .NET, Go, Rust, Ruby, PHP, gdb, sanitizers and Valgrind. */
const FRAME = anyOf([
  /^\s*(?:(?:==\d+==\s+)?(?:at|by) 0x[\dA-F]+: |at .+[(:]\S*|at \S+$|File ".+", line \d+)/,
  /^\s*(?:\d+: +\S+::\S+|from \S+:\d+:in |#\d+ +\S+|\.\.\. \d+ (?:more|common frames))/,
  /^\s*(?:goroutine \d+ \[|\S+\.go:\d+ \+0x)/,
]);
const HEAD = anyOf([
  /^\s*(?:Caused by: |Traceback \(most recent call last\)|Exception in thread |panic: )/,
  /^\s*(?:thread '.*' panicked|(?:[\w$]+[.:])*[A-Z]\w*(?:Error|Exception|Failure)\b|Suppressed: )/,
]);
/** What only sanitizers, Valgrind and gdb print: frames are a smaller part of their reports. */
const REPORT = /^==\d+== ?(?:ERROR: \w+Sanitizer: |(?:HEAP|ERROR) SUMMARY: )|^Thread \d+ \(.*\):$/;
const INDENTATION = /^\s*/;

/** Mostly frames, without the times of a log. */
export function stackTrace({ lines }: Sample): Detection | undefined {
  const found = hits(lines, FRAME);
  if (found < 3 || share(lines, TIMED) > 0.2) return undefined;
  const reports = hits(lines, REPORT);
  const heads = hits(lines, HEAD) + reports;
  const frames = (found + (heads > 0 ? linesBelowFrames(lines) : 0)) / lines.length;
  if (frames < (reports > 0 ? 0.15 : 0.35)) return undefined;
  if (heads === 0 && frames < 0.7) return undefined;
  return { kind: 'stack-trace', confidence: heads > 0 ? Math.min(0.97, 0.75 + 0.3 * frames) : 0.6 };
}

/** The lines that are indented below a frame: what it runs, as Python prints it, and the values of its variables. */
function linesBelowFrames(lines: readonly string[]): number {
  let below = 0;
  let depth = Infinity;
  for (const line of lines) {
    const indented = INDENTATION.exec(line)?.[0].length ?? 0;
    if (FRAME.test(line)) depth = indented;
    else if (indented > depth) below++;
    else depth = Infinity;
  }
  return below;
}
