import { HeadroomError } from '../../src/index.ts';
import { CommandError } from './command-error.ts';

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
