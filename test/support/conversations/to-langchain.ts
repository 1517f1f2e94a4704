import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';

import type { NeutralMessage } from '../trajectories.ts';

/** A message of a recorded conversation as LangChain has it. */
export function toLangchain({ role, content, ...rest }: NeutralMessage): BaseMessage {
  switch (role) {
    case 'system':
      return new SystemMessage(content);
    case 'user':
      return new HumanMessage(content);
    case 'tool':
      return new ToolMessage({ content, tool_call_id: rest.tool_call_id ?? '' });
    case 'assistant': {
      const calls = rest.tool_calls?.map(({ id, name, args }) => ({
        id,
        name,
        args: typeof args === 'object' && args !== null ? { ...args } : { input: args },
      }));
      // What says nothing has no blocks: services refuse empty texts.
      const said = content === '' ? [] : content;
      return new AIMessage({ content: said, tool_calls: calls ?? [] });
    }
  }
}
