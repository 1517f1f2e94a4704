/** What begins a line of ours that stood in the source as it is. */
export const VERBATIM = '> ';

/** What begins a line around a hit that has no number; most tokenizers take the blank together with what follows. */
export const AROUND = ' ';
