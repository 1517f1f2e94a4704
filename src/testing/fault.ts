import { HeadroomError } from '../../engine/index.ts';
import { didYouMean } from '../options/did-you-mean.ts';

/** Something that goes wrong with one answer. */
export type Fault =
  | StatusFault
  | TimeoutFault
  | DisconnectFault
  | MalformedFault
  | ErrorFault
  | SlowFault;

/** The service answers with an error status; the model does not run. */
export interface StatusFault {
  /** HTTP status, such as 429, 500 or 529. */
  readonly status: number;
  /** Headers of the answer, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Body of the answer; by default the vendor's error body for this status. */
  readonly body?: unknown;
}

/** The service does not answer until the client gives up; the model does not run. */
export interface TimeoutFault {
  /** Always true. */
  readonly timeout: true;
}

/** The connection breaks while the answer is sent. */
export interface DisconnectFault {
  /** Bytes of the body that still arrive. */
  readonly disconnectAt: number;
}

/** One event of a stream holds broken JSON. */
export interface MalformedFault {
  /** Which event, counted from 1. */
  readonly malformedEvent: number;
}

/** A stream ends with an error event, as when the service is overloaded in the middle of an answer. */
export interface ErrorFault {
  /** Which event is the error, counted from 1; it is the last one. */
  readonly errorEvent: number;
}

/** The answer comes slowly. */
export interface SlowFault {
  /** Milliseconds before each chunk of the body. */
  readonly slow: number;
}

/** What any of these faults says. */
export type FaultFields = Partial<
  StatusFault & TimeoutFault & DisconnectFault & MalformedFault & ErrorFault & SlowFault
>;

/** Faults by the request that they are for. */
export interface Faults {
  /**
   * Puts a fault in wait for the n-th request from now; without `at` for the first that has none yet. Throws a
   * RangeError where `at` is no number to count to.
   */
  add(fault: Fault, at?: number): void;
  /** Takes the fault of the request that has just arrived. */
  next(): Fault | undefined;
}

const FAULTS = ['status', 'timeout', 'disconnectAt', 'malformedEvent', 'errorEvent', 'slow'];
const OTHERS = ['headers', 'body'];

/** Throws a HeadroomError of code `invalid_options` for what would make nothing go wrong. */
function checkFault(fault: unknown): void {
  const names = typeof fault === 'object' && fault !== null ? Object.keys(fault) : [];
  const unknown = names.find((name) => !FAULTS.includes(name) && !OTHERS.includes(name));
  const isFault = names.some((name) => FAULTS.includes(name));
  if (isFault && unknown === undefined) return;
  const problem =
    unknown === undefined
      ? `a fault has one of ${FAULTS.join(', ')}`
      : `unknown fault ${unknown}; ${didYouMean(unknown, [...FAULTS, ...OTHERS])}`;
  throw new HeadroomError('invalid_options', `provider.fail(): ${problem}`);
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  const waiting: (Fault | undefined)[] = [];
  return {
    add: (fault, at) => {
      checkFault(fault);
      if (at !== undefined && !(Number.isInteger(at) && at >= 1)) {
        throw new RangeError('fail(): `at` counts from 1');
      }
      const free = waiting.indexOf(undefined);
      const place = at === undefined ? (free === -1 ? waiting.length : free) : at - 1;
      while (waiting.length < place) waiting.push(undefined);
      waiting[place] = fault;
    },
    next: () => waiting.shift(),
  };
}
