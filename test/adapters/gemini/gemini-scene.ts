import { type Content, type GenerateContentConfig, GoogleGenAI } from '@google/genai';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

/** A provider, and a client of it with a Headroom. */
export interface GeminiScene extends Scene {
  readonly client: GoogleGenAI;
  /** Posts a body to a path of the API, as clients without an SDK do. */
  readonly post: (path: string, body: unknown) => Promise<Response>;
}

/** Opens a scene. */
export function openGemini(...options: Parameters<typeof openScene>): GeminiScene {
  const scene = openScene(...options);
  const fetch = headroomFetch(scene.headroom, scene.provider.fetch);
  const client = new GoogleGenAI({ apiKey: 'AIza-secret', httpOptions: { fetch } });
  const headers = { 'content-type': 'application/json', 'x-goog-api-key': 'AIza-secret' };
  return {
    ...scene,
    client,
    post: (path, body) =>
      fetch(`https://generativelanguage.googleapis.com${path}`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** A model that signs its calls. */
export const model: string = 'gemini-3.1-pro';

/** A model that does not sign, and gives calls no ids. */
export const olderModel: string = 'gemini-2.5-pro';

/** What the model may call. */
export const config: GenerateContentConfig = {
  tools: [
    {
      functionDeclarations: [{ name: 'list_users', parametersJsonSchema: { type: 'object' } }],
    },
  ],
};

/** A conversation in which a function has just returned something large. */
export function history(output: unknown = USERS): Content[] {
  // Calls that come from elsewhere may say so in place of a signature.
  const thoughtSignature = 'skip_thought_signature_validator';
  return [
    { role: 'user', parts: [{ text: 'Which users failed?' }] },
    {
      role: 'model',
      parts: [{ functionCall: { name: 'list_users', args: {} }, thoughtSignature }],
    },
    {
      role: 'user',
      parts: [{ functionResponse: { name: 'list_users', response: { output } } }],
    },
  ];
}
