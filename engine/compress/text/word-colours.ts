/** Words in red or green, as git prints what was removed and added. */
const COLOURED_WORDS =
  // eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
  /\u001B\[(?:[01];)?3([12])m([^\u001B\n]+)\u001B\[0?m/g;
/** A line that says by its first character what became of it, behind the colour of that. */
// eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
const SIGNED_LINE = /^(?:\u001B\[0?m)?\u001B\[(?:[01];)?3[12]m[+-]/gm;

/**
 * The text with signs around words of which only their colour says that they were removed or added, as
 * `git diff --word-diff=color` and `--color-words` print them: `[-old-]{+new+}`, as without colours. Any other text is
 * given back as it is.
 */
export function withMarkedWords(text: string): string {
  if (!text.includes('\u001B[') || !text.includes('diff --git ')) return text;
  const coloured = text.match(COLOURED_WORDS)?.length ?? 0;
  const signed = text.match(SIGNED_LINE)?.length ?? 0;
  if (coloured === 0 || 2 * signed >= coloured) return text;
  return text.replace(COLOURED_WORDS, (_, colour: string, words: string) =>
    colour === '1' ? `[-${words}-]` : `{+${words}+}`,
  );
}
