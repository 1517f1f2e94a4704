import { type BareText, bareText } from './bare-text.ts';
import { fingerprints } from './fingerprints.ts';

/** A text as lines, with the hash of the window that starts at each bare line. */
export interface WindowedText extends BareText {
  readonly text: string;
  /** 0 where no window starts. */
  readonly windows: Int32Array;
}

/** The lines and windows of a text. Linear. */
export function windowedText(text: string): WindowedText {
  const lines = bareText(text);
  return { ...lines, text, windows: fingerprints(lines.bare) };
}
