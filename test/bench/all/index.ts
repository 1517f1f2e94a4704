import { writeFileSync } from 'node:fs';
import process from 'node:process';

import { formatTable } from '../../eval/report/table.ts';
import { commitNow } from '../../eval/report/write-report.ts';
import { type AllOptions, parseAll } from './arguments.ts';
import { type Benchmarks, benchmarksText, type Measured } from './benchmarks.ts';
import { installedPeer, machineFacts } from './machine.ts';
import { commandOf, MEASURES, type MeasureName } from './measures.ts';
import { benchmarkPage } from './page/index.ts';
import { runMeasure } from './run-measure.ts';
import { benchmarkTables, type FigureTable } from './tables/index.ts';

const HELP = `npm run bench -- all [options]

Runs every suite of eval and bench, one after the other, and prints the tables of all figures that the project
publishes: about half an hour on a machine that does nothing else.

options
  --peer        also run headroom-ai from PyPI on the same input
  --quick       small samples, about 5 minutes
  --only NAMES  some of ${Object.keys(MEASURES).join(',')}
  --html FILE   also write a page with charts that loads nothing else
  --json FILE   also write what was measured; scripts/benchmark-pages.ts writes the README's tables from it
`;

/** The command: measures all there is, prints it and writes it. Throws `UsageError` for a wrong option. */
export async function runAll(line: readonly string[]): Promise<void> {
  const options = parseAll(line);
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const benchmarks = await measureAll(options);
  for (const table of benchmarkTables(benchmarks)) process.stdout.write(`${textOf(table)}\n\n`);
  if (options.html !== undefined) writeFileSync(options.html, benchmarkPage(benchmarks));
}

/** What is measured so far is written each time, so that a run that breaks off is not lost. */
async function measureAll({ names, isQuick, withPeer, json }: AllOptions): Promise<Benchmarks> {
  const peer = withPeer ? installedPeer() : undefined;
  if (withPeer && peer === undefined) report('headroom-ai cannot be installed; left out');
  const date = new Date().toISOString().slice(0, 10);
  const facts = { date, commit: commitNow(), isQuick, ...machineFacts(peer) };
  const runs = new Map<MeasureName, Measured>();
  const soFar = (): Benchmarks => ({
    ...facts,
    measured: Object.fromEntries(runs),
  });
  for (const name of names) {
    const command = commandOf(name, { isQuick, withPeer: peer !== undefined });
    if (command === undefined) continue;
    report(`${name}: npm run ${command.join(' ')}`);
    const run = await runMeasure(command, MEASURES[name].minutes);
    report(`${name}: ${run.problem ?? `${run.rows.length} rows`}, ${run.seconds} s`);
    runs.set(name, run);
    if (json !== undefined) writeFileSync(json, benchmarksText(soFar()));
  }
  return soFar();
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

function textOf({ title, columns, rows }: FigureTable): string {
  const shown = columns.map((heading, index) => ({
    heading,
    show: (row: readonly string[]) => row[index] ?? '',
  }));
  return `${title}\n${formatTable(shown, rows)}`;
}
