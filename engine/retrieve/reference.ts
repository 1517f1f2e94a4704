import { createHash } from 'node:crypto';

/** A reference as it stands in a text. */
export interface Reference {
  /** 24 lower-case hex digits that name the original. */
  readonly hash: string;
  /** What is missing, in the source's own units. */
  readonly missing: string;
}

const HASH_LENGTH = 24;
/** Characters of a reference that says nothing about what is missing. */
export const SHORTEST_REFERENCE: number = '[headroom hash=: ; source intact]'.length + HASH_LENGTH;
const REFERENCE = /\[headroom hash=([0-9a-f]{24}): ([^\]\n]*); source intact\]/g;

/** The name of an original: the first 24 hex digits of SHA-256 over its UTF-8; of the UTF-16 code units where it has lone surrogates. */
export function hashOf(text: string): string {
  const bytes = text.isWellFormed() ? text : Buffer.from(text, 'utf16le');
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
}

/** The reference to an original, in the one grammar that every part of the project uses. */
export function formatReference(reference: Reference): string {
  const missing = reference.missing.replace(/[\]\n\r]/g, ' ');
  return `[headroom hash=${reference.hash}: ${missing}; source intact]`;
}

/**
 * Everything in a text that looks like a reference. Looks decide nothing: whether it is one is known
 * only after its hash was found in the store.
 */
export function parseReferences(text: string): readonly Reference[] {
  if (!text.includes('[headroom hash=')) return [];
  return [...text.matchAll(REFERENCE)].map(([, hash = '', missing = '']) => ({ hash, missing }));
}
