import { loadZod, once, parsedJson } from '../../engine/index.ts';
import type { LedgerEntry } from './entry.ts';

/** The entry in a text that was written down; none where it is damaged. What a later version adds is left out. */
export function readEntry(text: string): readonly LedgerEntry[] {
  const result = schemaOf().safeParse(parsedJson(text));
  // Kinds of content that this version does not know are shown by their names.
  return result.success ? [result.data as LedgerEntry] : [];
}

const schemaOf = once(() => {
  const { z } = loadZod();
  const number = z.number();
  const charged = { fresh: number, again: number };
  const reported = z.object({ answers: number, prompt: number, cached: number, output: number });
  return z.object({
    day: z.string(),
    session: z.string(),
    model: z.string(),
    cacheMinutes: number.optional(),
    heldOut: z.boolean(),
    requests: number,
    saved: z.array(z.object({ ...charged, kind: z.string(), tool: z.string() })),
    added: z.object(charged),
    reported,
    hidden: reported,
    prefix: z.object({
      kept: number,
      changedByClient: number,
      changedByHeadroom: number,
      expected: number,
      read: number,
    }),
  });
});
