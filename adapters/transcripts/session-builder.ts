import type { RecordedRequest, RecordedSession } from '../../src/index.ts';

/** Collects the messages and requests of one conversation. */
export interface SessionBuilder {
  add(message: unknown): void;
  /** Notes that the model was asked with all messages so far. */
  ask(request?: Omit<RecordedRequest, 'messages'>): void;
  /** Names the model; the last one named counts. */
  name(model: string | undefined): void;
  /** The conversation; undefined if the model was never asked. */
  build(): RecordedSession | undefined;
}

/** Begins a conversation, with what it starts with. */
export function sessionBuilder(
  { id, agent }: Pick<RecordedSession, 'id' | 'agent'>,
  start: readonly unknown[] = [],
): SessionBuilder {
  const messages = [...start];
  const requests: RecordedRequest[] = [];
  let model: string | undefined;
  return {
    add: (message) => void messages.push(message),
    ask: (request = {}) => {
      if (messages.length > 0) requests.push({ messages: messages.length, ...request });
    },
    name: (named) => {
      model = named ?? model;
    },
    build: () => (requests.length === 0 ? undefined : { id, agent, model, messages, requests }),
  };
}
