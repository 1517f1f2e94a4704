import type { CallPlan, Turn } from './conversation.ts';

/** A turn as contents of the Gemini API. */
export function renderGemini(turn: Turn): readonly unknown[] {
  const results = turn.calls.filter(({ oddity }) => oddity !== 'no result');
  return [
    ...(turn.userContent === 'none' ? [] : [{ role: 'user', parts: userParts(turn) }]),
    { role: 'model', parts: modelParts(turn) },
    ...(results.length === 0 ? [] : [{ role: 'user', parts: results.flatMap(resultParts) }]),
  ];
}

const IMAGE = { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } };

function userParts({ user, userContent: style }: Turn): unknown {
  const text = { text: user };
  if (style === 'string') return [text];
  return style === 'image' ? [IMAGE, text] : [text, { text: 'Please.' }];
}

/** The first of several calls is signed; short ids stand for models that give none. */
function modelParts(turn: Turn): unknown {
  const called = turn.calls.filter(({ oddity }) => oddity !== 'no call');
  return [
    ...(turn.thinking ? [{ text: 'Let me think.', thought: true }] : []),
    ...(turn.assistantContent === 'none' ? [] : [{ text: turn.assistant }]),
    ...called.map(({ id, name, arguments: args }, index) => ({
      functionCall: { ...idOf(id), name, args },
      ...(index === 0 ? { thoughtSignature: 'EqQBCgIYAhIk' } : {}),
    })),
    ...(called.length === 0 ? [{ text: '', thoughtSignature: 'Emw=' }] : []),
  ];
}

function idOf(id: string): object {
  return id.length < 'call_00'.length ? {} : { id };
}

function resultParts(call: CallPlan): unknown[] {
  const { id, name } = call;
  const result = { functionResponse: { ...idOf(id), name, response: responseOf(call) } };
  return call.oddity === 'unknown part'
    ? [{ toolResponse: { text: 'left alone' } }, result]
    : [result];
}

/** What functions return: a text, the value that it is the JSON of, or the result of an MCP tool. */
function responseOf({ output, content, isError, cached }: CallPlan): unknown {
  if (isError) return { error: output };
  if (content === 'string') return cached ? { name: 'n', content: output } : { output };
  if (content === 'parts') return { result: valueIn(output), total: 2 };
  const text = { type: 'text', text: output };
  const image = { type: 'image', mimeType: 'image/png', data: 'iVBORw0KGgo=' };
  return { content: [text, image, { type: 'text', text: 'done' }], isError: false };
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
