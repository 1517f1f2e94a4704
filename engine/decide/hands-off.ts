import type { Slot } from '../messages/lens.ts';
import { isRetrieveTool } from '../messages/index.ts';
import { type Settings, toolSetting } from '../settings.ts';

/** Texts shorter than this have nothing to gain. */
const SHORTEST = 64;
/** Texts longer than this many UTF-16 units are passed through, which bounds time and memory. */
const LONGEST = 64 * 1024 * 1024;
const TOO_LONG = `longer than ${LONGEST / 1024 / 1024} Mi characters, the limit for one text: pass it in parts`;
/** Material that a user put into a prompt is compressed from this many characters on. */
export const SHORTEST_MATERIAL = 2000;

/** Why a slot must stay exactly as it is; undefined if it may be compressed. */
export function handsOff(slot: Slot, settings: Settings): string | undefined {
  const { text, role, toolName } = slot;
  if (text.length < SHORTEST) return 'too short to gain';
  if (text.length > LONGEST) return TOO_LONG;
  if (role === 'user') return text.length < SHORTEST_MATERIAL ? 'written by the user' : undefined;
  if (toolName === undefined) return undefined;
  if (isRetrieveTool(toolName)) return 'brought back by headroom_retrieve';
  return toolSetting(settings, toolName) === 'off' ? `tool ${toolName} is set to off` : undefined;
}
