import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anthropicLens } from '../../../engine/messages/anthropic.ts';
import type { Slot } from '../../../engine/messages/lens.ts';
import { lensFor } from '../../../engine/messages/lens-for.ts';
import { openaiChatLens } from '../../../engine/messages/openai-chat.ts';
import { openaiResponsesLens } from '../../../engine/messages/openai-responses.ts';
import { conversation } from '../../support/conversations/conversation.ts';
import { processorTime } from '../../support/processor-time.ts';

const LENSES = [openaiChatLens, openaiResponsesLens, anthropicLens];

/** The value at a path, read without the lens. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) found = Reflect.get(Object(found), key);
  return found;
}

/** A copy in which every slot holds the same word: equal copies differ in slots only. */
function blanked(messages: readonly unknown[], slots: readonly Slot[]): unknown {
  const copy = structuredClone(messages);
  for (const { message, path } of slots) {
    const last = path.at(-1) ?? '';
    Reflect.set(Object(at(copy[message], path.slice(0, -1))), last, 'slot');
  }
  return copy;
}

describe.each(LENSES)('$format', (lens) => {
  test('each slot says where its text stands', () => {
    fc.assert(
      fc.property(conversation(lens.format), (messages) => {
        for (const slot of lens.read(messages).slots) {
          expect(at(messages[slot.message], slot.path)).toBe(slot.text);
        }
      }),
    );
  });

  test('slots and utterances follow the order of the conversation', () => {
    fc.assert(
      fc.property(conversation(lens.format), (messages) => {
        const { slots, utterances } = lens.read(messages);
        for (const found of [slots, utterances]) {
          const order = found.map(({ message }) => message);
          expect(order).toEqual(order.toSorted((left, right) => left - right));
        }
      }),
    );
  });

  test('nothing replaced is the same list', () => {
    fc.assert(
      fc.property(conversation(lens.format), (messages) => {
        const { slots } = lens.read(messages);
        expect(lens.write(messages, [])).toBe(messages);
        const same = slots.map((slot) => ({ slot, text: slot.text }));
        expect(lens.write(messages, same)).toBe(messages);
      }),
    );
  });

  test('replaced texts change, and nothing else does', () => {
    const chosen = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(conversation(lens.format), chosen, (messages, choose) => {
        const before = structuredClone(messages);
        const { slots } = lens.read(messages);
        const replaced = slots.filter(() => choose.next().value);
        const replacements = replaced.map((slot, index) => ({ slot, text: `new ${index}` }));
        const written = lens.write(messages, replacements);
        expect(messages).toEqual(before);
        const touched = new Set(replaced.map(({ message }) => message));
        const copied = written.flatMap((message, index) =>
          message === messages[index] ? [] : [index],
        );
        expect(copied).toEqual([...touched]);
        const shape = (list: unknown): string => JSON.stringify(list);
        expect(shape(blanked(written, slots))).toBe(shape(blanked(messages, slots)));
        const texts = new Map(replacements.map(({ slot, text }) => [slot, text]));
        const now = lens.read(written).slots;
        expect(now.map(({ text }) => text)).toEqual(
          slots.map((slot) => texts.get(slot) ?? slot.text),
        );
        expect(now.map(({ path }) => path)).toEqual(slots.map(({ path }) => path));
      }),
    );
  });

  test('recognises its own conversations, and any longer one alike', () => {
    fc.assert(
      fc.property(conversation(lens.format), fc.nat({ max: 20 }), (messages, length) => {
        const whole = lensFor(messages)?.read(messages).slots ?? [];
        expect(whole).toEqual(lens.read(messages).slots);
        const start = messages.slice(0, length);
        const early = lensFor(start)?.read(start) ?? { slots: [], utterances: [] };
        expect(early).toEqual(lens.read(start));
      }),
    );
  });

  test('never throws, whatever it is given', () => {
    const garbage = fc.array(
      fc.oneof(
        fc.anything(),
        fc.record({
          role: fc.constantFrom('user', 'assistant', 'tool', 'function', 7),
          type: fc.constantFrom(undefined, 'message', 'function_call_output', 'mcp_call', {}),
          content: fc.oneof(
            fc.anything(),
            fc.array(fc.record({ type: fc.constant('text'), text: fc.anything() })),
          ),
          output: fc.anything(),
          tool_calls: fc.anything(),
          call_id: fc.anything(),
        }),
      ),
    );
    fc.assert(
      fc.property(garbage, (messages) => {
        lens.recognise(messages);
        const { slots } = lens.read(messages);
        const written = lens.write(
          messages,
          slots.map((slot) => ({ slot, text: 'new' })),
        );
        expect(written).toHaveLength(messages.length);
        expect(lens.read(written).slots.map(({ text }) => text)).toEqual(slots.map(() => 'new'));
      }),
    );
  });

  test('survives objects that fight back', () => {
    const cyclic: Record<string, unknown> = { role: 'user' };
    cyclic['content'] = [cyclic];
    const throwing = {
      role: 'user',
      get content(): string {
        throw new Error('no');
      },
    };
    const { proxy, revoke } = Proxy.revocable({ role: 'user', content: 'x' }, {});
    revoke();
    const list = Proxy.revocable([{ type: 'text', text: 'x' }], {});
    list.revoke();
    const messages = [cyclic, throwing, proxy, { role: 'user', content: list.proxy }, null, 3];
    expect(lens.read(messages)).toEqual({ slots: [], utterances: [] });
    const slot = { message: 2, path: ['content'], role: 'user', text: 'x' } as const;
    expect(lens.write(messages, [{ slot, text: 'y' }])[2]).toBe(messages[2]);
  });

  test('keeps frozen messages frozen and classes what they are', () => {
    class Message {
      readonly role = 'user';
      readonly content = 'long text';
      greet(): string {
        return this.content;
      }
    }
    const messages = Object.freeze([new Message(), Object.freeze({ role: 'user', content: 'b' })]);
    const { slots } = lens.read(messages);
    const written = lens.write(
      messages,
      slots.map((slot) => ({ slot, text: 'short' })),
    );
    expect((written[0] as Message).greet()).toBe('short');
    expect(written[1]).toEqual({ role: 'user', content: 'short' });
    expect(messages[1]).toEqual({ role: 'user', content: 'b' });
  });

  test('takes very many messages in linear time', () => {
    const messages = Array.from({ length: 200_000 }, () => ({ role: 'user', content: 'a' }));
    const spent = processorTime();
    const { slots } = lens.read(messages);
    const written = lens.write(
      messages,
      slots.map((slot) => ({ slot, text: 'b' })),
    );
    expect(written.at(-1)).toEqual({ role: 'user', content: 'b' });
    expect(spent()).toBeLessThan(20_000);
  });
});
