import type { UpstreamName } from '../../../src/index.ts';
import { type UrlPlace, variable } from '../wrap/url-place.ts';

/** A provider that can be asked for a word. */
export interface Provider {
  readonly name: UpstreamName;
  /** The variable that holds the key. */
  readonly key: string;
  /** The variable that may hold another base URL. */
  readonly place: UrlPlace;
  /** Cheap, and there for everyone. */
  readonly model: string;
  path(model: string): string;
  headers(key: string): Readonly<Record<string, string>>;
  body(model: string): object;
}

const QUESTION = { role: 'user', content: 'Say ok.' };
/** The least that all of them take. */
const MOST_TOKENS = 16;

/** In the order in which they are asked. */
export const PROVIDERS: readonly Provider[] = [
  {
    name: 'anthropic',
    key: 'ANTHROPIC_API_KEY',
    place: variable('ANTHROPIC_BASE_URL', 'anthropic', ''),
    model: 'claude-haiku-4-5',
    path: () => '/v1/messages',
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    body: (model) => ({ model, max_tokens: MOST_TOKENS, messages: [QUESTION] }),
  },
  {
    name: 'openai',
    key: 'OPENAI_API_KEY',
    place: variable('OPENAI_BASE_URL', 'openai', '/v1'),
    model: 'gpt-4.1-nano',
    path: () => '/chat/completions',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    body: (model) => ({ model, max_completion_tokens: MOST_TOKENS, messages: [QUESTION] }),
  },
  {
    name: 'gemini',
    key: 'GEMINI_API_KEY',
    place: variable('GOOGLE_GEMINI_BASE_URL', 'gemini', ''),
    model: 'gemini-3.5-flash-lite',
    path: (model) => `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
    headers: (key) => ({ 'x-goog-api-key': key }),
    body: () => ({
      contents: [{ role: 'user', parts: [{ text: QUESTION.content }] }],
      generationConfig: { maxOutputTokens: MOST_TOKENS },
    }),
  },
];
