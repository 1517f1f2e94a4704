import type { RequestReport, UpstreamName } from '../../src/index.ts';

/** Something that happened in a proxy. Neither content nor credentials are ever part of it. */
export type LogEntry = RequestEntry | AnswerEntry | ProblemEntry;

/** A request that was answered, or whose answer broke off. */
export interface RequestEntry {
  /** Tells it from other entries. */
  readonly event: 'request';
  /** Such as `POST`. */
  readonly method: string;
  /** Without the query, at most 200 characters of it. */
  readonly path: string;
  /** Where it was sent on to; absent where it was answered here. */
  readonly upstream?: UpstreamName;
  /** What was done with it. */
  readonly handling: Handling;
  /** Status of the answer; 0 where none began. */
  readonly status: number;
  /** Milliseconds until the last byte of the answer. */
  readonly milliseconds: number;
  /** Bytes of the body as the client wrote it; absent where it was not read. */
  readonly bytesBefore?: number;
  /** Bytes of the body as it went to the provider. */
  readonly bytesAfter?: number;
  /** Bytes of further requests, which the client did not send. */
  readonly bytesResent?: number;
  /** Milliseconds until it went out, from when its body was there. */
  readonly addedMilliseconds?: number;
  /** Further requests to the provider, in which the model got back what it asked for. */
  readonly hiddenRounds?: number;
  /** False where the client or the provider broke the answer off. */
  readonly isComplete: boolean;
}

/** A model has answered: whether the prompt cache was kept, what was saved and what it cost. */
export interface AnswerEntry extends RequestReport {
  /** Tells it from other entries. */
  readonly event: 'answer';
}

/** `exchanged`: it went through compression; `relayed`: as it was; `answered`: here; `refused`: by a guard. */
export type Handling = 'exchanged' | 'relayed' | 'answered' | 'refused';

/** A problem that was worked around. */
export interface ProblemEntry {
  /** Tells it from other entries. */
  readonly event: 'problem';
  /** One line. */
  readonly message: string;
}

/** Characters of a path that are logged. */
const LONGEST_PATH = 200;

/** A path as it is logged. */
export function loggedPath(path: string): string {
  return path.slice(0, LONGEST_PATH);
}
