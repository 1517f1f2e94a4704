import { countTokens } from '../tokens.ts';

/** The beginning of a text, about as many tokens long as asked for and not longer. */
export function head(text: string, tokens: number): string {
  let end = Math.floor((text.length * tokens) / Math.max(1, countTokens(text)));
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const count = countTokens(text.slice(0, end));
    if (count <= tokens) break;
    end = Math.floor((end * tokens * 0.99) / count);
  }
  return text.slice(0, end);
}
