import process from 'node:process';

import { commandFor } from './commands.ts';
import { describeFailure } from './failure.ts';
import { print, report, stopQuietlyOnBrokenPipe } from './output.ts';

stopQuietlyOnBrokenPipe();
try {
  const run = commandFor(process.argv.slice(2));
  const { text, notes = [], exitCode = 0 } = await run();
  print(text);
  notes.forEach(report);
  process.exitCode = exitCode;
} catch (error) {
  const { message, exitCode } = describeFailure(error);
  report(`headroom: ${message}`);
  process.exitCode = exitCode;
}
