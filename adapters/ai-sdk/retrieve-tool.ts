import type { Headroom, RetrieveRequest } from '../../src/index.ts';
import { headroomFor } from '../http/headroom-for.ts';
import { type ArgumentsSchema, retrieveDefinition } from '../http/retrieve-arguments.ts';

/** `headroom_retrieve` as a tool of the AI SDK that runs here. */
export interface RetrieveTool {
  /** What the model is told. */
  readonly description: string;
  /** The arguments, as a Standard Schema. */
  readonly inputSchema: ArgumentsSchema;
  /** What the model gets for a call; never rejects for what a model wrote. */
  readonly execute: (request: RetrieveRequest) => Promise<string>;
}

/**
 * `headroom_retrieve` among your own tools, for programs that want to see its calls:
 * `tools: { ...mine, headroom_retrieve: retrieveTool(headroom) }`. With a tool of this name, the middleware
 * compresses and leaves the calls to the program.
 *
 * Throws a HeadroomError of code `invalid_options` for anything else than a Headroom.
 */
export function retrieveTool(headroom: Headroom): RetrieveTool {
  const shared = headroomFor({ headroom }, 'retrieveTool()');
  return {
    ...retrieveDefinition(),
    execute: async (request) => (await shared.retrieve(request)).text,
  };
}
