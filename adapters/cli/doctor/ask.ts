import { codeOf, messageOf } from '../../http/error.ts';
import { asObject, parsedObject } from '../../http/json/read.ts';

/** A request for a word. */
export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What came of it. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** Milliseconds until a question counts as not answered. */
const PATIENCE = 30_000;

/** Asks through the network's proxy where the environment names one, or straight away; never rejects. */
export async function ask(
  { url, headers, body }: Question,
  way: 'as configured' | 'straight',
): Promise<Answer> {
  const { Agent, EnvHttpProxyAgent, request } = await import('undici');
  let dispatcher: InstanceType<typeof Agent | typeof EnvHttpProxyAgent> | undefined;
  try {
    // Variables that hold no address are refused here.
    dispatcher = way === 'straight' ? new Agent() : new EnvHttpProxyAgent();
    const reply = await request(url, {
      dispatcher,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { kind: 'answered', status: reply.statusCode, text: await reply.body.text() };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const code = isTimeout ? 'ETIMEDOUT' : codeOf(error);
    return { kind: 'failed', code, message: messageOf(error) };
  } finally {
    await dispatcher?.destroy();
  }
}

/** Whether it is what the API says when all is well: an object, with status 200. */
export function isGood(answer: Answer): boolean {
  return (
    answer.kind === 'answered' && answer.status === 200 && parsedObject(answer.text) !== undefined
  );
}

/** What a provider says about a failure; undefined if it says nothing. */
export function errorMessage(text: string): string | undefined {
  const { message } = asObject(parsedObject(text)?.['error']);
  return typeof message === 'string' ? message : undefined;
}
