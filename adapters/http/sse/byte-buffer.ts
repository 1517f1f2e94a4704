/** Bytes that arrive in pieces. */
export interface ByteBuffer {
  append(piece: Uint8Array): void;
  /** All bytes since the last time, in one piece. */
  take(): Uint8Array;
}

/** A buffer that doubles when it is full, so that any number of pieces takes time linear in their bytes. */
export function byteBuffer(): ByteBuffer {
  let bytes = new Uint8Array();
  let length = 0;
  return {
    append(piece) {
      const needed = length + piece.length;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      bytes.set(piece, length);
      length = needed;
    },
    take() {
      const taken = bytes.subarray(0, length);
      bytes = new Uint8Array();
      length = 0;
      return taken;
    },
  };
}
