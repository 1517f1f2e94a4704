import { parseReferences } from '../../src/index.ts';

/** An answer as it goes over the wire: the body, or all of it, made from the request's body. */
export type RawAnswer = string | Response | ((request: string) => string | Response);

/** A provider that answers with given bytes. */
export interface RawProvider {
  readonly fetch: typeof globalThis.fetch;
  /** The bodies of the requests. */
  readonly sent: readonly string[];
}

/** Gives the answers in order, the last one again and again; a text is JSON where it begins like an object. */
export function rawProvider(...answers: readonly RawAnswer[]): RawProvider {
  const sent: string[] = [];
  return {
    sent,
    fetch: async (_, init) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? '';
      const body = typeof init?.body === 'string' ? init.body : '';
      sent.push(body);
      const made = typeof answer === 'function' ? answer(body) : answer;
      return typeof made === 'string' ? respond(made) : made.clone();
    },
  };
}

function respond(text: string): Response {
  const type = text.startsWith('{') ? 'application/json' : 'text/event-stream';
  return new Response(text, { headers: { 'content-type': type } });
}

/** An event stream of events with nothing but data. */
export function dataEvents(...events: readonly unknown[]): string {
  return events
    .map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`)
    .join('');
}

/** An event stream of events that are named by their type. */
export function typedEvents(...events: readonly { readonly type: string }[]): string {
  return events.map((each) => `event: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`).join('');
}

/** The hash of the first reference in a request. */
export function referenceIn(request: string): string {
  return parseReferences(request)[0]?.hash ?? 'none';
}
