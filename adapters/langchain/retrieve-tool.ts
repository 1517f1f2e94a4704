import { DynamicStructuredTool } from '@langchain/core/tools';

import { type Headroom, RETRIEVE_TOOL_NAME, retrieveTool as definition } from '../../src/index.ts';
import { headroomFor } from '../http/headroom-for.ts';
import { asObject, asText } from '../http/json/read.ts';

/**
 * `headroom_retrieve` as a tool of LangChain, for agents and graphs that want to see its calls and run it themselves.
 * With a tool of this name, a HeadroomChatModel compresses and leaves the calls to the program.
 *
 * Throws a HeadroomError of code `invalid_options` for anything else than a Headroom.
 */
export function retrieveTool(headroom: Headroom): DynamicStructuredTool {
  const shared = headroomFor({ headroom }, 'retrieveTool()');
  const { description, parameters } = asObject(asObject(definition('langchain'))['function']);
  return new DynamicStructuredTool({
    name: RETRIEVE_TOOL_NAME,
    description: asText(description),
    schema: structuredClone(asObject(parameters)),
    func: async (request: unknown) => (await shared.retrieve(request)).text,
  });
}
