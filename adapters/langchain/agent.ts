/**
 * Headroom for LangChain's agents: `createAgent({ model, tools, middleware: [headroomAgentMiddleware()] })`.
 *
 * @packageDocumentation
 */
import { type AgentMiddleware, createMiddleware } from 'langchain';

import { type Headroom, HeadroomError } from '../../src/index.ts';
import { assertOptions, headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';
import { assertChoice } from './assert-choice.ts';
import { HeadroomChatModel } from './chat-model.ts';
import { retrieveTool } from './retrieve-tool.ts';

/** What the middleware is made with. */
export type HeadroomAgentOptions = WithHeadroomOptions & {
  /**
   * `'hidden'` answers calls of `headroom_retrieve` inside the model; `'visible'` makes it one of the agent's tools,
   * whose calls stand in its state.
   * @defaultValue `'hidden'`
   */
  readonly calls?: 'hidden' | 'visible';
};

/**
 * A middleware for `createAgent`, with which the agent's model reads less. The agent's state keeps what tools
 * returned as they returned it: only what the model gets is compressed.
 *
 * Throws a HeadroomError of code `invalid_options` for wrong options, and of code `invalid_config` for a wrong
 * configuration.
 */
export function headroomAgentMiddleware(given: HeadroomAgentOptions = {}): AgentMiddleware {
  assertOptions('headroomAgentMiddleware()', given);
  const { calls = 'hidden', ...options } = given;
  assertChoice('headroomAgentMiddleware(): option calls', calls, ['hidden', 'visible']);
  const headroom = headroomFor(options, 'headroomAgentMiddleware()', ['calls']);
  return createMiddleware({
    name: 'Headroom',
    tools: calls === 'visible' ? [retrieveTool(headroom)] : [],
    wrapModelCall: (request, handler) =>
      handler({ ...request, model: throughHeadroom(request.model, headroom) }),
  });
}

/** The model through the Headroom; what is no chat model stays as it is. */
function throughHeadroom<Model>(model: Model, headroom: Headroom): Model | HeadroomChatModel {
  try {
    return new HeadroomChatModel({ model: model as never, headroom });
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    headroom.note({ kind: 'failure', doing: 'wrapping the model of an agent', error });
    return model;
  }
}
