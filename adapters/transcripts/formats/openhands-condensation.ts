import { listAt, objectAt, textAt, type TranscriptRecord } from './record.ts';

/** An event that the model sees, and what it says. */
export interface SeenEvent {
  readonly id: unknown;
  readonly message: TranscriptRecord;
}

/** What an event says about which earlier ones the model no longer sees; undefined for any other event. */
export function condensationIn(record: TranscriptRecord): TranscriptRecord | undefined {
  if (record['kind'] === 'Condensation') return record;
  return record['action'] === 'condensation' ? objectAt(record, 'args') : undefined;
}

/** What the model sees from then on: what is not forgotten, with the summary where it belongs. */
export function afterCondensation(
  seen: readonly SeenEvent[],
  condensation: TranscriptRecord,
): SeenEvent[] {
  const isForgotten = forgottenBy(condensation);
  const kept = seen.filter(({ id }) => !isForgotten(id));
  const summary = textAt(condensation, 'summary');
  if (summary === undefined) return kept;
  const { summary_offset: offset } = condensation;
  const said = { id: undefined, message: { role: 'user', content: summary } };
  return kept.toSpliced(typeof offset === 'number' ? offset : kept.length, 0, said);
}

/** They are named one by one, or by the first and the last of numbered ones. */
function forgottenBy(condensation: TranscriptRecord): (id: unknown) => boolean {
  const ids = new Set(listAt(condensation, 'forgotten_event_ids'));
  const first = condensation['forgotten_events_start_id'];
  const last = condensation['forgotten_events_end_id'];
  if (typeof first !== 'number' || typeof last !== 'number') return (id) => ids.has(id);
  return (id) => ids.has(id) || (typeof id === 'number' && id >= first && id <= last);
}
