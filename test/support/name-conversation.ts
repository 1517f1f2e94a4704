import type { Provider } from '../../src/testing/index.ts';

/** The name of a new conversation that the provider holds, for the Responses API. */
export async function nameConversation({ fetch }: Provider): Promise<string> {
  const made = await fetch('https://api.openai.com/v1/conversations', {
    method: 'POST',
    headers: { authorization: 'Bearer sk', 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await made.json()) as { readonly id: string }).id;
}
