/**
 * The text of bytes, a byte order mark included. Throws for those that are not UTF-8: they could not be sent on as
 * they are.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
