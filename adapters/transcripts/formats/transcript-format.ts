import type { RecordedSession } from '../../../src/index.ts';
import type { TranscriptRecord } from './record.ts';

/** A way in which an agent writes down its conversations. */
export interface TranscriptFormat {
  /** The agent's name. */
  readonly agent: string;
  /** Whether a record can only be from this agent. */
  recognises(record: TranscriptRecord): boolean;
  /** Reads one transcript. */
  open(id: string): TranscriptReader;
}

/** Reads the records of one transcript, in their order. */
export interface TranscriptReader {
  /** Takes the next record; those that say nothing about the conversation are passed over. */
  take(record: TranscriptRecord): void;
  /** The conversations, once all records are taken. */
  sessions(): readonly RecordedSession[];
}
