import { TRANSCRIPT_FORMATS } from './formats/index.ts';
import { isRecord, listAt, type TranscriptRecord } from './formats/record.ts';
import { sweAgent } from './formats/swe-agent.ts';
import type { TranscriptFormat, TranscriptReader } from './formats/transcript-format.ts';
import { wrappedLog } from './formats/wrapped-log.ts';
import type { Transcript } from './read-transcript.ts';

/** Takes what stands in the places of a file, or of several that belong together. */
export interface Collector {
  take(value: unknown, place: string): void;
  problem(text: string): void;
  finish(): Transcript;
}

/**
 * Finds out by its records which agent wrote a transcript. What no agent's format knows belongs to the one before it;
 * what stands before all others says nothing. Transcripts that were put together are read each in its own way.
 */
export function collectRecords(id: string): Collector {
  const problems: string[] = [];
  const unknown: string[] = [];
  const readers = new Map<TranscriptFormat, TranscriptReader>();
  let current: TranscriptFormat | undefined;

  function readerFor(record: TranscriptRecord): TranscriptReader | undefined {
    if (current?.recognises(record) !== true) {
      current = TRANSCRIPT_FORMATS.find((format) => format.recognises(record)) ?? current;
      // Agents keep messages in records about other things too.
      if (current === undefined && wrappedLog.recognises(record)) current = wrappedLog;
    }
    if (current === undefined) return undefined;
    const reader = readers.get(current) ?? current.open(id);
    readers.set(current, reader);
    return reader;
  }

  return {
    take: (value, place) => {
      const records = recordsIn(value);
      for (const record of records) readerFor(record)?.take(record);
      const isForeign = `${place} is of no known form`;
      if (current === undefined) unknown.push(isForeign);
      // No agent writes down anything but objects.
      else if (records.length === 0) problems.push(isForeign);
    },
    problem: (text) => void problems.push(text),
    finish: () => ({
      sessions: [...readers.values()].flatMap((reader) => reader.sessions()),
      problems: [...(current === undefined ? unknown : []), ...problems],
    }),
  };
}

/** A list of messages is one record, a list of events is many; OpenHands puts events into a `history`. */
function recordsIn(value: unknown): readonly TranscriptRecord[] {
  if (Array.isArray(value)) {
    const records = value.filter(isRecord);
    return records.some(({ role }) => role !== undefined) ? [{ messages: records }] : records;
  }
  if (!isRecord(value)) return [];
  const events = listAt(value, 'history').filter(isRecord);
  return events.length > 0 && !sweAgent.recognises(value) ? events : [value];
}
