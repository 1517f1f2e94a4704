#!/usr/bin/env node
// Older versions of Node have not all that is imported elsewhere, so this file has to load in them.
import module from 'node:module';
import process from 'node:process';

import { nodeProblem } from './process/node-version.ts';
import { keepYoungGenerationSmall } from './process/young-generation.ts';

const problem = nodeProblem(process.versions.node);
if (problem === undefined) {
  keepYoungGenerationSmall(process);
  // What was compiled is kept for the next start, for hosts and people wait for it.
  module.enableCompileCache();
  await import('./run.ts');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
