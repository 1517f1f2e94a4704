import { asList, asObject } from '../../json/read.ts';

/** The content of a message as a list of parts; none where it is empty. */
export function asParts(content: unknown): readonly unknown[] {
  if (typeof content !== 'string') return asList(content);
  return content === '' ? [] : [{ type: 'text', text: content }];
}

/** Parts with more text behind them. */
export function addText(parts: readonly unknown[], text: string): readonly unknown[] {
  const last = asObject(parts.at(-1));
  const { type, text: before } = last;
  if (type !== 'text' || typeof before !== 'string') return [...parts, ...asParts(text)];
  return [...parts.slice(0, -1), { ...last, text: before + text }];
}
