/** A failure that is the user's to mend: its message says how. */
export class CommandError extends Error {
  /** What the process exits with: 2 for a command line that is wrong, 1 for everything else. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** A command line that is wrong: the process exits with 2. */
export function usageError(message: string): CommandError {
  return new CommandError(message, 2);
}
