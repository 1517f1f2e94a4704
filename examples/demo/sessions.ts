import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded session as a request to a provider. */
export interface Session {
  readonly title: string;
  readonly format: string;
  readonly file: string;
  readonly model: string;
  readonly messages: readonly unknown[];
  /** What comes next in the conversation, to see what a further turn changes. */
  readonly nextTurn: readonly unknown[];
}

/** The three recorded sessions; `data/NOTICE.md` says where they come from. */
export function openSessions(): readonly Session[] {
  return SOURCES.map(openSession);
}

function openSession(source: Source): Session {
  const path = join(import.meta.dirname, '../data', source.file);
  const { model, messages, input } = JSON.parse(readFileSync(path, 'utf8')) as RecordedRequest;
  return { ...source, model, messages: messages ?? input ?? [] };
}

type Source = Omit<Session, 'model' | 'messages'>;

interface RecordedRequest {
  readonly model: string;
  readonly messages?: readonly unknown[];
  readonly input?: readonly unknown[];
}

const SOURCES: readonly Source[] = [
  {
    title: 'A coding agent moves the files of a project',
    format: 'Anthropic messages',
    file: 'coding-agent.anthropic.json',
    nextTurn: [
      { role: 'assistant', content: 'Everything is in its place and the checks pass.' },
      { role: 'user', content: 'Good. Which files import the old paths still?' },
    ],
  },
  {
    title: 'An airline agent changes six reservations',
    format: 'OpenAI chat',
    file: 'customer-service.openai-chat.json',
    nextTurn: [
      { role: 'assistant', content: 'All reservations are in economy class now.' },
      { role: 'user', content: 'And what was the price of my flight to Houston?' },
    ],
  },
  {
    title: 'An incident is looked into: records, then a log',
    format: 'OpenAI Responses',
    file: 'incident.openai-responses.json',
    nextTurn: [
      { role: 'assistant', content: 'Broker 2 closed its connections at 20:51.' },
      { role: 'user', content: 'Which services logged errors before that?' },
    ],
  },
];
