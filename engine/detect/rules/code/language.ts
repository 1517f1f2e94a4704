import { joined } from '../../../common/patterns.ts';

/** A language and lines that hardly occur outside of it. */
export interface Language {
  readonly name: string;
  readonly signs: readonly RegExp[];
  /** Signs that it shares with others, such as the language that it extends; they count once it has some of its own. */
  readonly also?: readonly RegExp[];
}

/** The languages with their signs joined, since every line is tried against all of them. */
export function withJoinedSigns(languages: readonly Language[]): readonly Language[] {
  return languages.map(({ name, signs, also }) => ({
    name,
    signs: joined(signs),
    ...(also === undefined ? {} : { also: joined(also) }),
  }));
}
