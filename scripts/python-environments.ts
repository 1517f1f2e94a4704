// Makes the Python environments that tests of Python packages run in, under `.venv/`, where they are missing or their
// pins have changed: `node scripts/python-environments.ts`; with `--background` it returns at once.
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import process from 'node:process';

import { ENVIRONMENTS, pythonEnvironment } from './python-environments/environment.ts';

if (process.argv.includes('--background')) {
  const [, script = ''] = process.argv;
  spawn(process.execPath, [script], { detached: true, stdio: 'ignore' }).unref();
} else {
  // What is waited for now comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  await Promise.all(
    ENVIRONMENTS.map(async (name) => {
      const environment = await pythonEnvironment(name, { tryAgain: true });
      const outcome = 'python' in environment ? 'ready' : `skipped: ${environment.missing}`;
      console.log(`python environment ${name}: ${outcome}`);
    }),
  );
}
