import { AIMessage, ToolMessage } from '@langchain/core/messages';

import { type CompressResult, type Headroom, type MessageFormat } from '../../../src/index.ts';

/** What is needed to ask for everything that was left out. */
interface Asked {
  readonly format: MessageFormat;
  readonly headroom: Headroom;
  readonly result: CompressResult;
}

/**
 * The messages of a round in which the model asks for every reference and the tool answers, in the
 * conversation's format; the names are those that hosts give the tool.
 */
export async function retrieveRound({
  format,
  headroom,
  result,
}: Asked): Promise<readonly unknown[]> {
  const hashes = result.blocks.flatMap((block) => block.references);
  const rounds = hashes.map(async (hash, index) => {
    const { text } = await headroom.retrieve({ hash });
    const name = NAMES[index % NAMES.length] ?? 'headroom_retrieve';
    return ROUNDS[format]({ id: `retrieve_${index}`, name, hash, text });
  });
  return (await Promise.all(rounds)).flat();
}

const NAMES = [
  'headroom_retrieve',
  'mcp__headroom__headroom_retrieve',
  'functions.headroom_retrieve',
];

interface Round {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

const ROUNDS: Readonly<Record<MessageFormat, (round: Round) => readonly unknown[]>> = {
  'openai-chat': ({ id, name, hash, text }) => [
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        { id, type: 'function', function: { name, arguments: JSON.stringify({ hash }) } },
      ],
    },
    { role: 'tool', tool_call_id: id, content: text },
  ],
  'openai-responses': ({ id, name, hash, text }) => [
    { type: 'function_call', call_id: id, name, arguments: JSON.stringify({ hash }) },
    { type: 'function_call_output', call_id: id, output: text },
  ],
  anthropic: ({ id, name, hash, text }) => [
    { role: 'assistant', content: [{ type: 'tool_use', id, name, input: { hash } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: text }] },
  ],
  'ai-sdk': ({ id, name, hash, text }) => {
    const call = { toolCallId: id, toolName: name };
    const output = { type: 'text', value: text };
    return [
      { role: 'assistant', content: [{ type: 'tool-call', ...call, input: { hash } }] },
      { role: 'tool', content: [{ type: 'tool-result', ...call, output }] },
    ];
  },
  gemini: ({ name, hash, text }) => [
    { role: 'model', parts: [{ functionCall: { name, args: { hash } } }] },
    { role: 'user', parts: [{ functionResponse: { name, response: { output: text } } }] },
  ],
  langchain: ({ id, name, hash, text }) => [
    new AIMessage({ content: '', tool_calls: [{ id, name, args: { hash } }] }),
    new ToolMessage({ tool_call_id: id, content: text }),
  ],
};
