import { toolsOf } from '../../build-tools/index.ts';
import type { CompressContext, Compressor, LossyContext } from '../compressor.ts';
import { withoutPrefixes } from '../../lines/line-prefixes.ts';
import { encodeNdjson } from '../json/lossless.ts';
import { LEGEND, lossyLog } from '../log/lossy.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { shownText } from '../text/terminal.ts';
import { countsIn } from './counts.ts';
import { graderFor } from './grader.ts';
import { readGoTests } from './report/go-tests.ts';
import { lossyGoTests } from './report/lossy-go-tests.ts';
import { lossyReport } from './report/lossy-report.ts';
import { readReport } from './report/read-report.ts';

/**
 * The output of tests, compilers, builds and installations. Lossless: as plain text. Lossy, by the tables
 * of the tools that printed it: kept by construction are the lines that count results or say how a run
 * ended, in their own words, and every failure, each on its own as long as there are not far too many;
 * then what is said about each failure, and warnings in groups. What passed and what was only progress is
 * counted. A report in the XML of JUnit is cut by its test cases, which may share lines.
 */
export const buildCompressor: Compressor = {
  name: 'build',
  kinds: ['build'],
  lossless: losslessBuild,
  lossy: lossyBuild,
  isEncoded: isFolded,
};

/** Events of tests are records, too. */
function losslessBuild(text: string, context: CompressContext): string | undefined {
  const records = text.startsWith('{') ? encodeNdjson(text, context.counter) : undefined;
  return records ?? losslessText(text, context);
}

function lossyBuild(text: string, context: LossyContext): string | undefined {
  const report = readReport(text);
  if (report !== undefined) return lossyReport(text, report, context);
  const goTests = readGoTests(text);
  if (goTests !== undefined) return lossyGoTests(goTests, context);
  const printed = printedText(text);
  const tools = toolsOf(printed);
  const names = tools.length === 0 ? 'unknown tools' : tools.map(({ name }) => name).join(', ');
  return lossyLog(text, context, {
    grade: graderFor(tools, printed.split('\n')),
    headline: (log) => `[output of ${names}, ${log.lines.length} lines${countsIn(log)}. ${LEGEND}]`,
  });
}

/** What the tools printed, as a terminal shows it. */
function printedText(text: string): string {
  const shown = shownText(text);
  return withoutPrefixes(shown.split('\n'))?.lines.join('\n') ?? shown;
}
