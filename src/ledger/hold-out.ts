import { hashOf } from '../../engine/index.ts';

/** Conversations are dealt into so many parts. */
const PARTS = 0x10000;

/** Whether a conversation is among the share that is held out: always the same, in every process. */
export function isHeldOut(conversation: string, share: number): boolean {
  return share > 0 && Number.parseInt(hashOf(conversation).slice(0, 4), 16) < share * PARTS;
}
