/** Begins and ends a string. */
export const QUOTE = 0x22;
/** Stands between two elements or properties. */
export const COMMA = 0x2c;
/** Stands between the name of a property and its value. */
export const COLON = 0x3a;
/** Begins an array. */
export const OPENING_BRACKET = 0x5b;
/** Escapes the character behind it. */
export const BACKSLASH = 0x5c;
/** Begins an object. */
export const OPENING_BRACE = 0x7b;
/** Ends an object. */
export const CLOSING_BRACE = 0x7d;
/** The bit in which brackets differ from braces. */
export const BRACE_BIT = 0x20;
