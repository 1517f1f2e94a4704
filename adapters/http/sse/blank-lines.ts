const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Finds the ends of blank lines in bytes that arrive in pieces. */
export interface BlankLines {
  /**
   * The places in a piece behind which a blank line ended, in order. Whether a carriage return is the whole
   * end of its line shows only with the byte behind it, so the first place can be 0.
   */
  endsIn(piece: Uint8Array): readonly number[];
  /** Whether a blank line ends with the last byte if none follows. */
  endsHere(): boolean;
}

/** Lines end with LF, CR LF or CR, also mixed, as in the event streams of the HTML standard. */
export function blankLines(): BlankLines {
  let isAtLineStart = true;
  let isAfterReturn = false;
  let isAfterBlankReturn = false;
  return {
    endsIn(piece) {
      const ends: number[] = [];
      for (let at = 0; at < piece.length; at += 1) {
        const byte = piece[at];
        if (isAfterBlankReturn) ends.push(byte === LINE_FEED ? at + 1 : at);
        const isSecondHalf = isAfterReturn && byte === LINE_FEED;
        if (!isSecondHalf && isAtLineStart && byte === LINE_FEED) ends.push(at + 1);
        isAfterReturn = byte === CARRIAGE_RETURN;
        isAfterBlankReturn = isAfterReturn && isAtLineStart;
        isAtLineStart = isAfterReturn || byte === LINE_FEED;
      }
      return ends;
    },
    endsHere: () => isAfterBlankReturn,
  };
}
