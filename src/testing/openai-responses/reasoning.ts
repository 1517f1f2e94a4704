import { digestOf, type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Held } from './held.ts';

/** What a client gets of reasoning that it has to send back: readable only for the service. */
export function encryptReasoning(id: string, text: string): string {
  return Buffer.from(`${sealOf(id, text)}${id} ${text}`).toString('base64url');
}

function sealOf(id: string, text: string): string {
  return digestOf(`${id} ${text}`);
}

/** Whether encrypted reasoning is unchanged and belongs to the item, as far as that still has its id. */
function isIntact(encrypted: string, itemId: string): boolean {
  const opened = Buffer.from(encrypted, 'base64url').toString();
  const seal = opened.slice(0, SEAL_LENGTH);
  const [id = '', ...words] = opened.slice(SEAL_LENGTH).split(' ');
  const whole = Buffer.from(opened).toString('base64url') === encrypted;
  return whole && seal === sealOf(id, words.join(' ')) && (itemId === '' || itemId === id);
}

const SEAL_LENGTH = 32;

/** Checks that reasoning comes back as it was made, and together with the item that it led to. */
export function checkReasoning(items: readonly JsonObject[], held: Held): void {
  for (const [index, item] of items.entries()) {
    const id = textOf(item['id']);
    if (item['type'] === 'reasoning') checkItem(item, items[index + 1], held);
    const leader = held.leaders.get(id);
    const before = items[index - 1];
    const led = leader === undefined || before?.['type'] === 'reasoning';
    const message = `Item '${id}' of type '${textOf(item['type'])}' was provided without its required 'reasoning' item: '${leader}'.`;
    demand(led, message, { param: 'input' });
  }
}

function checkItem(item: JsonObject, next: JsonObject | undefined, held: Held): void {
  const id = textOf(item['id']);
  const encrypted = item['encrypted_content'];
  if (typeof encrypted === 'string') {
    const message = `The encrypted content for item ${id} could not be verified.`;
    demand(isIntact(encrypted, id), message, { param: 'input', code: 'invalid_encrypted_content' });
  } else {
    const message = `Item with id '${id}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`;
    demand(held.items.has(id), message, { status: 404, param: 'input' });
  }
  const follower = held.followers.get(id);
  const follows = next !== undefined && isMade(next) && isSame(next, follower);
  const message = `Item '${id}' of type 'reasoning' was provided without its required following item.`;
  demand(follows, message, { param: 'input' });
}

/** Whether a model made the item. */
function isMade({ type, role }: JsonObject): boolean {
  if (type === undefined || type === 'message') return role === 'assistant';
  return type !== 'reasoning' && !textOf(type).endsWith('_output');
}

/** Whether an item is the one that was made: by its id, or by that of its call where it has lost its own. */
function isSame(item: JsonObject, made: JsonObject | undefined): boolean {
  if (made === undefined) return true;
  if (item['id'] !== undefined) return item['id'] === made['id'];
  return item['call_id'] === made['call_id'];
}
