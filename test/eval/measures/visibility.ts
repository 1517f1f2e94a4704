/** Something that must be visible: a string, or any of several. */
export type Must = string | readonly string[];

/** Which of the strings stand in the text, differences in white space aside. */
export function visibleIn(text: string, musts: readonly Must[]): readonly boolean[] {
  const haystack = withPlainSpace(text);
  return musts.map((must) =>
    (typeof must === 'string' ? [must] : must).some((each) =>
      haystack.includes(withPlainSpace(each)),
    ),
  );
}

function withPlainSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
