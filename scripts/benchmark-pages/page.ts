import type { Benchmarks } from '../../test/bench/all/benchmarks.ts';
import { describeRun } from '../../test/bench/all/describe-run.ts';
import { MEASURES, type MeasureName, measureNames } from '../../test/bench/all/measures.ts';
import { benchmarkTables, type FigureTable } from '../../test/bench/all/tables/index.ts';
import { tableMarkdown } from './table-markdown.ts';
import { NEVER_MEASURED, REMARKS } from './remarks.ts';

/** The page about everything that was measured: how, with what result, and what is weak about it. */
export function benchmarksMarkdown(benchmarks: Benchmarks): string {
  const sections = benchmarkTables(benchmarks).map((table) => section(table, benchmarks));
  return `${HEAD}
${describeRun(benchmarks)
  .map((line) => `- ${line}`)
  .join('\n')}

${sections.join('\n\n')}

${missing(benchmarks)}`;
}

const HEAD = `# Benchmarks

Written by \`npm run bench:pages\` from [benchmarks.json](benchmarks.json), which one run of
\`npm run bench -- all --peer --html report.html --json docs/benchmarks.json\` wrote; \`report.html\` shows the same with charts.
Tokens as \`gpt-4o\` counts them, references included. Intervals are 95 % (Wilson). Data: \`HEADROOM_DATA\`, else \`../shared/data\`.
headroom-ai is the package of that name on PyPI, called in its default mode on the same input in the same run.
`;

function section(table: FigureTable, { measured }: Benchmarks): string {
  const commands = table.from.flatMap((name) => {
    const run = measured[name];
    return run === undefined ? [] : [`\`npm run ${run.command}\` (${run.seconds} s)`];
  });
  const { weak = [], notMeasured = [] } = REMARKS[table.id] ?? {};
  const remarks = [
    ...weak.map((text) => `- Weak: ${text}`),
    ...notMeasured.map((text) => `- Not measured: ${text}`),
  ];
  const parts = [`## ${table.title}`, `${commands.join(', ')}.`, tableMarkdown(table)];
  return [...parts, ...(remarks.length === 0 ? [] : [remarks.join('\n')])].join('\n\n');
}

function missing({ measured }: Benchmarks): string {
  const skipped = measureNames().flatMap((name) => {
    const problem = problemOf(name, measured[name]);
    return problem === undefined ? [] : [`- \`${MEASURES[name].suite}\`: ${problem}.`];
  });
  const never = NEVER_MEASURED.map((text) => `- ${text}`);
  return `## Not measured\n\n${[...skipped, ...never].join('\n')}\n`;
}

function problemOf(
  name: MeasureName,
  run: Benchmarks['measured'][MeasureName],
): string | undefined {
  return run === undefined ? `left out of this run (${name})` : run.problem;
}
