/** What begins a line of ours that stood in the source as it is. */
export const VERBATIM = '> ';
