import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { addedImportTimes, ROOT } from './import-time.ts';
import { type BenchRow, rowFrom } from './samples.ts';

/** The framework that an entry is for, for comparison. */
const FRAMEWORKS: readonly (readonly [entry: string, framework: string])[] = [
  ['./openai', 'openai'],
  ['./anthropic', '@anthropic-ai/sdk'],
  ['./ai-sdk', 'ai'],
  ['./langchain', '@langchain/core/language_models/chat_models'],
  ['./mcp', '@modelcontextprotocol/server'],
];

/** What a cold import of each entry of the package adds to a process of its own, beside the bare frameworks'. */
export function entryRows(): readonly BenchRow[] {
  const entries = entryFiles();
  const frameworks = FRAMEWORKS.flatMap(([entry, name]) => (entries.has(entry) ? [name] : []));
  const modules = new Map([...entries, ...frameworks.map((name) => [name, name] as const)]);
  const times = addedImportTimes([...modules.values()]);
  return [...modules].map(([name, module]) =>
    rowFrom(times.get(module) ?? [], { name: `import ${name}`, unit: 'ms' }),
  );
}

/** The files behind the package's entries, by their names: the build where there is one, else the sources. */
function entryFiles(): ReadonlyMap<string, string> {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  };
  const isBuilt = existsSync(join(ROOT, 'dist'));
  const condition = isBuilt ? 'default' : 'headroom-source';
  const files = Object.entries(exports).flatMap(([name, targets]) => {
    const file = typeof targets === 'string' ? undefined : targets[condition];
    return file === undefined ? [] : [[name, join(ROOT, file)] as const];
  });
  const there = files.filter(([, file]) => existsSync(file));
  return new Map(there.map(([name, file]) => [name, pathToFileURL(file).href]));
}
