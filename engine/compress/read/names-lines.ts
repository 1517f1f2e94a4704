import type { Query } from '../../content.ts';

/** Lines as tools take them that edit by line; `offset` and `limit` only turn the pages of a file. */
const ARGUMENT =
  /"(?:view_range|(?:start|end|insert|goto)_?line|line(?:_?(?:start|end|number))?)"\s*:\s*\[?\s*"?\d/i;
/** `edit 12:20`, `goto 12` and `open FILE 12` of line editors. */
const COMMAND =
  /"command"\s*:\s*"(?:edit \d{1,7}:\d{1,7}|goto \d{1,7}|open \S{1,300} \d{1,7})(?!\w)/;

/**
 * Whether a tool was told lines by their numbers, in a read or an edit that shows the lines again: whoever works so
 * will name other lines of the same text, and one that is off by one is the wrong one.
 */
export function namesLines({ toolArguments }: Query): boolean {
  return ARGUMENT.test(toolArguments) || COMMAND.test(toolArguments);
}
