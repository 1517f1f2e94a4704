import type { Query } from '../content.ts';
import type { CompressContext } from './compressor.ts';

const EDIT =
  /\b(?:edit|fix|chang|modif|updat|renam|refactor|rewrit|replac|remov|delet|add|insert|implement|patch|extend|correct)(?:e|es|s|ing|ed|y|ies|ied|t|ting)?\b/i;
/** Names of arguments that only tools have that change a file. */
const EDIT_ARGUMENTS =
  /"(?:old_str(?:ing)?|new_str(?:ing)?|old_?text|new_?text|insert_text|patch|edits|diff|replacement)"\s*:/i;
const PATH = /[\w.-]+\.[A-Za-z]{1,5}(?=["'\s,:)\]}]|$)/g;
const MOST_PATHS = 20;

/** Whether the words of a query ask for a change of something. */
export function asksForChange({ user, assistant }: Query): boolean {
  return EDIT.test(user) || EDIT.test(assistant);
}

/**
 * Whether the file that a tool call named is about to be edited: the call itself is an edit, or the user or the
 * assistant speaks of a change and names the file.
 */
export function editsFile(query: Query): boolean {
  const { user, assistant, toolArguments } = query;
  if (EDIT_ARGUMENTS.test(toolArguments)) return true;
  const names = (toolArguments.match(PATH) ?? []).slice(0, MOST_PATHS);
  return [user, assistant].some(
    (words) => EDIT.test(words) && names.some((name) => words.includes(name)),
  );
}

/** Why a file is shown whole that is about to be edited: editing tools look for its exact lines. */
export function wholeForEdit(_text: string, { query }: CompressContext): string | undefined {
  return editsFile(query) ? 'its file is about to be edited' : undefined;
}
