import * as fc from 'fast-check';

import type { MessageFormat } from '../../../engine/messages/lens.ts';
import { renderAiSdk } from './render-ai-sdk.ts';
import { renderAnthropic } from './render-anthropic.ts';
import { renderChat } from './render-chat.ts';
import { renderGemini } from './render-gemini.ts';
import { renderLangchain } from './render-langchain.ts';
import { renderResponses } from './render-responses.ts';
import { type Again, again, withOutputsAgain } from './repeat-outputs.ts';
import { toolOutput } from './tool-outputs.ts';

/** One call of a tool and how its result is written down. */
export interface CallPlan {
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly output: string;
  /** Whether the output repeats one of those before. */
  readonly again: Again;
  /** How the result holds its text: as a string, as parts, or beside an image. */
  readonly content: 'string' | 'parts' | 'image';
  /** Whether the call or its result is missing, or an item of an unknown type follows. */
  readonly oddity: 'none' | 'no call' | 'no result' | 'unknown part';
  readonly isError: boolean;
  readonly cached: boolean;
}

/** What the user said, what the assistant answered and which tools it called. */
export interface Turn {
  readonly user: string;
  readonly userContent: 'string' | 'parts' | 'image' | 'none';
  readonly assistant: string;
  readonly assistantContent: 'string' | 'parts' | 'none';
  readonly thinking: boolean;
  readonly calls: readonly CallPlan[];
}

/**
 * Conversations in a provider's shape, as they are met in the wild: strings and parts, parallel
 * calls, outputs that come again, unknown parts, images, signed thinking, reasoning items, cache marks, errors, missing calls
 * and repeated ids. About one in five starts with a system message.
 */
export function conversation(format: MessageFormat): fc.Arbitrary<readonly unknown[]> {
  return fc
    .tuple(fc.array(turn(), { minLength: 1, maxLength: 4 }), fc.nat({ max: 4 }))
    .map(([turns, system]) => {
      const first: unknown[] =
        system === 0 ? [{ role: 'system', content: 'You are a careful agent.' }] : [];
      return first.concat(withOutputsAgain(turns).flatMap(RENDERERS[format]));
    });
}

const RENDERERS: Readonly<Record<MessageFormat, (turn: Turn) => readonly unknown[]>> = {
  'openai-chat': renderChat,
  'openai-responses': renderResponses,
  anthropic: renderAnthropic,
  'ai-sdk': renderAiSdk,
  gemini: renderGemini,
  langchain: renderLangchain,
};

function turn(): fc.Arbitrary<Turn> {
  return fc.record({
    user: fc.oneof(said(), { arbitrary: toolOutput(), weight: 1 }),
    userContent: fc.constantFrom('string', 'string', 'parts', 'image', 'none'),
    assistant: said(),
    assistantContent: fc.constantFrom('string', 'parts', 'none'),
    thinking: fc.boolean(),
    calls: fc.array(call(), { maxLength: 3 }),
  });
}

function said(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'Which orders failed?',
    'Find the error in the log and fix it.',
    'I will look at the records of alcor first.',
    'Why is user 7042 missing?',
    '继续。',
    '',
  );
}

function call(): fc.Arbitrary<CallPlan> {
  return fc.record({
    id: fc.nat({ max: 60 }).map((number) => `call_${number}`),
    name: fc.constantFrom('bash', 'Read', 'search', 'mcp__github__list_issues', 'sql'),
    arguments: fc.constantFrom<Readonly<Record<string, unknown>>[]>(
      {},
      { command: 'cat /var/log/app.log | grep ERROR' },
      { path: 'src/alcor.ts', offset: 10 },
      { query: 'failed orders', filters: { status: ['failed'] } },
    ),
    output: toolOutput(),
    again: again(),
    content: fc.constantFrom('string', 'string', 'parts', 'image'),
    oddity: fc.oneof(
      { arbitrary: fc.constant('none' as const), weight: 7 },
      {
        arbitrary: fc.constantFrom(
          'no call' as const,
          'no result' as const,
          'unknown part' as const,
        ),
        weight: 2,
      },
    ),
    isError: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
    cached: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  });
}
