import { type Headroom, parseReferences } from '../../../src/index.ts';

/** What one retrieve call with the query returns, for each reference that stands in the text. */
export async function answersTo(
  headroom: Headroom,
  text: string,
  query: string,
): Promise<readonly string[]> {
  const hashes = new Set(parseReferences(text).map((reference) => reference.hash));
  const answers = [...hashes].map((hash) => headroom.retrieve({ hash, query }));
  return (await Promise.all(answers)).map((answer) => answer.text);
}
