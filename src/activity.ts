import type { Logger } from './options.ts';

/** Something that an adapter did. */
export type AdapterEvent =
  /** A request was handled. */
  | { readonly kind: 'request' }
  /** A call of `headroom_retrieve` was answered where the user does not see it. */
  | { readonly kind: 'retrieval' }
  /** Something went wrong and was worked around. */
  | { readonly kind: 'failure'; readonly doing: string; readonly error: unknown };

/** What a Headroom has done since it was created. */
export interface Activity {
  /** Requests that adapters handled. */
  readonly requests: number;
  /** Calls of `headroom_retrieve` that adapters answered. */
  readonly retrievals: number;
  /** Problems that were worked around. */
  readonly failures: number;
  /** What the last of them was. */
  readonly lastFailure?: string;
}

/** Counts events; failures are told to the logger as well. A logger that throws changes nothing. */
export function trackActivity(logger: Logger): {
  note(event: AdapterEvent): void;
  figures(): Activity;
} {
  const figures = { requests: 0, retrievals: 0, failures: 0 };
  let lastFailure: string | undefined;
  return {
    note(event) {
      if (event.kind === 'request') figures.requests += 1;
      else if (event.kind === 'retrieval') figures.retrievals += 1;
      else {
        figures.failures += 1;
        lastFailure = `${event.doing}: ${reasonOf(event.error)}`;
        tell(logger, `headroom: ${lastFailure}`);
      }
    },
    figures: () => ({ ...figures, ...(lastFailure === undefined ? {} : { lastFailure }) }),
  };
}

function tell(logger: Logger, line: string): void {
  try {
    logger.warn(line);
  } catch {
    // There is nobody left to tell.
  }
}

function reasonOf(error: unknown): string {
  // Its message would quote what was to be parsed.
  if (error instanceof SyntaxError) return 'malformed JSON';
  return error instanceof Error ? error.message : String(error);
}
