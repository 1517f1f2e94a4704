import {
  AIMessage,
  type BaseMessage,
  ChatMessage,
  FunctionMessage,
  HumanMessage,
  ToolMessage,
} from '@langchain/core/messages';

import type { CallPlan, Turn } from './conversation.ts';

/** A turn as LangChain messages. */
export function renderLangchain(turn: Turn): readonly BaseMessage[] {
  const called = turn.calls.filter(({ oddity }) => oddity !== 'no call');
  return [
    ...(turn.userContent === 'none' ? [] : [userMessage(turn)]),
    new AIMessage({
      content: assistantContent(turn),
      tool_calls: called.map(({ id, name, arguments: args }) => ({
        id,
        name,
        args,
        type: 'tool_call',
      })),
      response_metadata: { model_provider: turn.thinking ? 'anthropic' : 'openai' },
    }),
    ...turn.calls.filter(({ oddity }) => oddity !== 'no result').flatMap(resultMessages),
  ];
}

const IMAGE = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };

function userMessage({ user, userContent: style }: Turn): BaseMessage {
  if (style === 'string') return new HumanMessage(user);
  const text = { type: 'text', text: user };
  if (style === 'parts') return new ChatMessage({ role: 'user', content: [text] });
  return new HumanMessage({ content: [IMAGE, { ...text, cache_control: { type: 'ephemeral' } }] });
}

function assistantContent({ assistant, assistantContent: style, thinking }: Turn): Content {
  const text = { type: 'text', text: assistant };
  const thought = { type: 'thinking', thinking: 'Let me think.', signature: 'EqQBCgIYAhIk' };
  if (thinking) return style === 'none' ? [thought] : [thought, text];
  return style === 'parts' ? [text] : style === 'none' ? '' : assistant;
}

type Content = BaseMessage['content'];

function resultMessages(call: CallPlan): BaseMessage[] {
  const { id, name, output, oddity, isError } = call;
  const content = resultContent(call);
  const result =
    name === 'sql'
      ? new FunctionMessage({ name, content: output })
      : new ToolMessage({
          tool_call_id: id,
          name,
          content,
          artifact: { rows: output },
          ...(isError ? { status: 'error' } : {}),
        });
  const unknown = new ChatMessage({ role: 'observer', content: 'left alone' });
  return oddity === 'unknown part' ? [result, unknown] : [result];
}

function resultContent({ output, content, cached }: CallPlan): Content {
  const text = {
    type: 'text',
    text: output,
    ...(cached ? { cache_control: { type: 'ephemeral' } } : {}),
  };
  if (content === 'string') return output;
  return content === 'image' ? [text, IMAGE] : [text, { type: 'text', text: 'done' }];
}
