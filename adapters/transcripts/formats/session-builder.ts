import type { RecordedRequest, RecordedSession } from '../../../src/index.ts';

/** Collects the messages and requests of one conversation. */
export interface SessionBuilder {
  add(message: unknown): void;
  /** Notes that the model was asked with all messages so far. */
  ask(request?: Omit<RecordedRequest, 'messages'>): void;
  /** Names the model; the last one named counts. */
  name(model: string | undefined): void;
  /** Notes for how many minutes the client had the prompts cached. */
  cacheFor(minutes: number): void;
  /** How many messages there are. */
  length(): number;
  /** Begins a conversation that goes another way after so many messages. */
  upTo(count: number): SessionBuilder;
  /** The conversation; undefined if the model was never asked. */
  build(): RecordedSession | undefined;
}

/** Begins a conversation, with what it starts with. */
export function sessionBuilder(
  about: Pick<RecordedSession, 'id' | 'agent' | 'model' | 'cacheMinutes'>,
  start: readonly unknown[] = [],
): SessionBuilder {
  const messages = [...start];
  const requests: RecordedRequest[] = [];
  let known = about;
  return {
    add: (message) => void messages.push(message),
    ask: (request = {}) => {
      if (messages.length > 0) requests.push({ messages: messages.length, ...request });
    },
    name: (model = known.model) => {
      known = { ...known, model };
    },
    cacheFor: (cacheMinutes) => {
      known = { ...known, cacheMinutes };
    },
    length: () => messages.length,
    upTo: (count) => sessionBuilder(known, messages.slice(0, count)),
    build: () => (requests.length === 0 ? undefined : { ...known, messages, requests }),
  };
}
