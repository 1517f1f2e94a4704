import type { Benchmarks } from './benchmarks.ts';

/** When, where and with what a run was measured, a sentence each. */
export function describeRun(benchmarks: Benchmarks): readonly string[] {
  const { date, commit, isQuick, machine, versions } = benchmarks;
  const { cores, gigabytes, processor, system, node } = machine;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const hasPeer = 'headroom-ai (PyPI)' in versions;
  return [
    `Measured on ${date}, commit ${commit?.slice(0, 10) ?? 'unknown'}.`,
    ...(isQuick ? ['A quick run: small samples only.'] : []),
    `${cores} cores (${processor}), ${gigabytes} GB of memory, ${system}, Node ${node.slice(1)}.`,
    `${packages.join(', ')}.`,
    ...(hasPeer
      ? []
      : [
          'headroom-ai was not measured beside it: it could not be installed or was not asked for.',
        ]),
  ];
}
