/**
 * A piece of a streamed answer that says something by itself, an event of a stream or an element of a list: its exact
 * bytes with those that set it apart, and what they say.
 */
export interface StreamFrame {
  readonly bytes: Uint8Array;
  /** Undefined where the frame names no event or has no data. */
  readonly event?: string;
  /** The JSON text, or lines of data with LF between them; undefined where there are none, as in comments and incomplete frames. */
  readonly data?: string;
  /** Undefined where the frame gives no id or has no data. */
  readonly id?: string;
}

/** Cuts a stream into frames. The bytes of all frames in a row are the bytes of the stream. */
export interface FrameCutter {
  /** The frames that a piece of the stream completes. */
  push(piece: Uint8Array): readonly StreamFrame[];
  /** What is left where the stream ends: nothing, or one frame. */
  end(): readonly StreamFrame[];
}
