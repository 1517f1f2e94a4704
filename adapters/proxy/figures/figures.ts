import type { AdapterEvent, UpstreamName } from '../../../src/index.ts';
import type { Handling, RequestEntry } from '../log.ts';

/** What a proxy has done since it started. */
export interface ProxyFigures {
  readonly uptimeSeconds: number;
  /** Requests that are being answered. */
  readonly active: number;
  /** Requests that were answered, by what was done with them. */
  readonly requests: Readonly<Record<Handling, number>>;
  /** Answers of the providers by the first digit of their status; 0 where the answer was not theirs. */
  readonly answers: Readonly<Partial<Record<UpstreamName, Readonly<Record<string, number>>>>>;
  /** Answers that broke off. */
  readonly broken: number;
  readonly bytes: ByteFigures;
  /** Further requests in which models got back what they asked for. */
  readonly hiddenRounds: number;
  /** Calls of `headroom_retrieve` that were answered on the way. */
  readonly retrievals: number;
  /** Problems that were worked around. */
  readonly failures: number;
  /** Seconds that all requests together took until they went out, from when their body was there. */
  readonly addedSeconds: number;
}

/** Bytes of the bodies that went through compression. */
interface ByteFigures {
  /** As the clients wrote them. */
  readonly before: number;
  /** As they went to the providers. */
  readonly after: number;
  /** Of further requests, which the clients did not send. */
  readonly resent: number;
  /** What is left of it all; negative where it did not pay. */
  readonly netSaved: number;
}

/** Counts from zero. */
export interface FigureCounter {
  /** A request has come. */
  begin(): void;
  /** A request has ended. */
  end(entry: RequestEntry): void;
  /** Something happened in compression. */
  note(event: AdapterEvent): void;
  /** The counts so far. */
  current(): ProxyFigures;
}

/** Begins to count. */
export function createFigures(): FigureCounter {
  const begun = performance.now();
  const requests = { exchanged: 0, relayed: 0, answered: 0, refused: 0 };
  const answers: Partial<Record<UpstreamName, Record<string, number>>> = {};
  const bytes = { before: 0, after: 0, resent: 0 };
  const sums = { broken: 0, hiddenRounds: 0, retrievals: 0, failures: 0, addedSeconds: 0 };
  let active = 0;

  function countAnswer({ upstream, status }: RequestEntry): void {
    if (upstream === undefined) return;
    const kind = `${Math.floor(status / 100)}xx`;
    const counts = (answers[upstream] ??= {});
    counts[kind] = (counts[kind] ?? 0) + 1;
  }

  return {
    begin: () => void (active += 1),
    end(entry) {
      active -= 1;
      requests[entry.handling] += 1;
      countAnswer(entry);
      if (!entry.isComplete) sums.broken += 1;
      bytes.before += entry.bytesBefore ?? 0;
      bytes.after += entry.bytesAfter ?? 0;
      bytes.resent += entry.bytesResent ?? 0;
      sums.hiddenRounds += entry.hiddenRounds ?? 0;
      sums.addedSeconds += (entry.addedMilliseconds ?? 0) / 1000;
    },
    note({ kind }) {
      if (kind === 'retrieval') sums.retrievals += 1;
      if (kind === 'failure') sums.failures += 1;
    },
    current: () => ({
      uptimeSeconds: Math.round((performance.now() - begun) / 1000),
      active,
      requests: { ...requests },
      answers: structuredClone(answers),
      bytes: { ...bytes, netSaved: bytes.before - bytes.after - bytes.resent },
      ...sums,
    }),
  };
}
