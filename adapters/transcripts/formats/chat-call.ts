import type { TranscriptRecord } from './record.ts';

/** A call of a tool that an agent has written down in its own way. */
interface WrittenCall {
  readonly id: unknown;
  readonly name: unknown;
  /** JSON text. */
  readonly args: string;
}

/** The call as it stands in messages of OpenAI's chat format. */
export function chatCall({ id, name, args }: WrittenCall): TranscriptRecord {
  return { id, type: 'function', function: { name, arguments: args } };
}
