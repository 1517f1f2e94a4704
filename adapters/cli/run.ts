import process from 'node:process';

import { commandFor } from './commands.ts';
import { print, report, stopWhereOutputFails } from './process/output.ts';

stopWhereOutputFails();
try {
  const run = await commandFor(process.argv.slice(2));
  const { text, notes = [], exitCode = 0 } = await run();
  print(text);
  notes.forEach(report);
  process.exitCode = exitCode;
} catch (error) {
  const { describeFailure } = await import('./describe-failure.ts');
  const { message, exitCode } = describeFailure(error);
  report(`headroom: ${message}`);
  process.exitCode = exitCode;
}
