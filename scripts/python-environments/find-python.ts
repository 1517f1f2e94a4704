import { runCommand } from './run-command.ts';

const NAMES = ['python3', 'python'];
const CHECK = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

/** The command of a Python from 3.10 on that can make environments; undefined if there is none. */
export async function findPython(): Promise<string | undefined> {
  for (const name of NAMES) {
    if ((await runCommand(name, ['-c', CHECK])) === undefined) return name;
  }
  return undefined;
}
