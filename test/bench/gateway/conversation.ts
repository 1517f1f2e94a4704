import { TOOL } from '../exchange.ts';
import type { Material } from './material.ts';

/** The client's side of a conversation. */
export interface ClientConversation {
  readonly number: number;
  /** The next request. */
  body(): string;
  /** Takes the answer to it. Throws where that is none. */
  take(answer: string): GatewayAnswer;
}

/** An answer of the provider. */
export interface GatewayAnswer {
  readonly choices: readonly [{ readonly message: AssistantMessage }];
  /** Number of the turn that it ends, from 0. */
  readonly turn: number;
  /** Milliseconds that the provider took for it, further requests of the turn included. */
  readonly thought: number;
}

/** What the model says. */
export interface AssistantMessage {
  readonly role: 'assistant';
  readonly content: string | null;
  readonly tool_calls?: readonly ToolCall[];
}

/** A call of a tool. */
export interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** Begins a conversation. Its messages stand at the end of each request, so that one begins as the one before. */
export function clientConversation(number: number, material: Material): ClientConversation {
  const opening = `This is conversation ${number}. Which requests have failed, and why?`;
  let text = `${HEAD}${JSON.stringify({ role: 'user', content: opening })}`;
  let turn = 0;
  const say = (message: object): void => void (text += `,${JSON.stringify(message)}`);
  return {
    number,
    body: () => `${text}]}`,
    take(answer) {
      // What the provider of the bench wrote; a proxy that made something else of it is found out here.
      const taken = JSON.parse(answer) as GatewayAnswer;
      const { message } = taken.choices[0];
      const { tool_calls: calls = [] } = message;
      if (taken.turn !== turn) throw new Error(`answered turn ${taken.turn}, asked for ${turn}`);
      if (calls.some((call) => call.function.name !== TOOL_NAME)) throw new Error('a foreign call');
      say(message);
      for (const { id } of calls) {
        say({ role: 'tool', tool_call_id: id, content: material(number, turn) });
      }
      if (calls.length === 0) say({ role: 'user', content: `And what came after ${turn}?` });
      turn += 1;
      return taken;
    },
  };
}

/** The tool that is called. */
export const TOOL_NAME = 'search';
const HEAD = `{"model":"gpt-5.2","tools":${JSON.stringify([TOOL])},"messages":[`;
