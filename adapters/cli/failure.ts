import { HeadroomError } from '../../src/index.ts';

/** A failure that is the caller's to mend: its message says how. */
export class CommandError extends Error {
  /** What the process exits with: 2 for a command line that is wrong, 1 for everything else. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** What is said about a failure and what the process exits with. */
export interface Failure {
  readonly message: string;
  readonly exitCode: number;
}

/** A failure in words for a person. Only what nobody expected comes with a stack trace. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommandError) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof HeadroomError) {
    return { message: error.message, exitCode: error.code === 'invalid_options' ? 2 : 1 };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message, exitCode: 1 };
}
