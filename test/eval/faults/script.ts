import {
  call,
  type Part,
  type ProviderRequest,
  retrieve,
  say,
  think,
  type Turn,
} from '../../../src/testing/index.ts';

/** What the user of a conversation says first. */
export function opening(conversation: number): string {
  return `Which articles are about health? This is conversation ${conversation}.`;
}

/** The number of the conversation that a request belongs to. */
export function conversationOf({ text }: Pick<ProviderRequest, 'text'>): number {
  return Number(/This is conversation (\d+)\./.exec(text)?.[1]);
}

/**
 * A model that knows from a request alone how far its conversation has come: asked the same again, it answers
 * the same, ids included.
 */
export function scriptedAnswer(request: ProviderRequest): Turn {
  const taken = [...request.text.matchAll(/step_\d+_(\d+)/g)].map(([, step]) => Number(step));
  const step = Math.max(-1, ...taken) + 1;
  return STEPS[step]?.(`step_${conversationOf(request)}_${step}`) ?? [];
}

/** Each leaves its mark; those of hidden rounds are only seen where these were put back. */
const STEPS: readonly ((mark: string) => readonly Part[])[] = [
  (mark) => [think('Let us see.'), call('list_users', {}, { id: mark })],
  (mark) => [think('Something is missing.'), retrieve({ rows: '7' }, { id: mark })],
  (mark) => [retrieve({ rows: '20' }, { id: mark }), call('list_users', {}, { id: `${mark}-b` })],
  (mark) => [retrieve({ query: 'health' }, { id: mark, nth: 2 })],
  (mark) => [say(`Found, ${mark}.`)],
  (mark) => [think('Again?'), retrieve({ query: 'author' }, { id: mark })],
  (mark) => [say(`Welcome, ${mark}.`)],
];
