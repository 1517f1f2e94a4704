import { parseJson } from './minify.ts';

/** What a text is made of: the elements of its JSON array, else its lines, else its sentences. */
export function unitsOf(text: string): readonly string[] {
  const list = longestListIn(parseJson(text));
  if (list !== undefined) return list.map((element) => JSON.stringify(element));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isProse = text.length / Math.max(1, lines.length) > 300;
  return isProse ? lines.flatMap(sentencesOf) : lines;
}

function longestListIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const lists = Object.values(value).filter((inner) => Array.isArray(inner));
  return lists.sort((a, b) => b.length - a.length)[0];
}

function sentencesOf(line: string): readonly string[] {
  return line.split(/(?<=[.!?] |[。！？])/).map((sentence) => sentence.trim());
}
