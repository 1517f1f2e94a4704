import type { Benchmarks } from '../benchmarks.ts';
import { benchTables, sizeTable } from './bench-tables.ts';
import { documentTable } from './documents.ts';
import { itemTable, proseTable } from './items.ts';
import { faultTable, lawTable } from './proofs.ts';
import { moneyTable, requestTable, sessionTable } from './sessions.ts';
import type { FigureTable } from './table.ts';
import { timeTable } from './times.ts';
import { workloadTable } from './workloads.ts';

export type { FigureTable, TableId } from './table.ts';

/** Every table of a run, those without rows left out. */
export function benchmarkTables(benchmarks: Benchmarks): readonly FigureTable[] {
  return [
    workloadTable(benchmarks),
    itemTable(benchmarks),
    proseTable(benchmarks),
    documentTable(benchmarks),
    sessionTable(benchmarks),
    moneyTable(benchmarks),
    requestTable(benchmarks),
    timeTable(benchmarks),
    sizeTable(benchmarks),
    ...benchTables(benchmarks),
    lawTable(benchmarks),
    faultTable(benchmarks),
  ].filter(({ rows }) => rows.length > 0);
}
