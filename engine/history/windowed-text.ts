import { type BareText, bareText } from './bare-text.ts';
import { fingerprints } from './fingerprints.ts';

/** A text as lines, with the hash of the window that starts at each bare line. */
export interface WindowedText extends BareText {
  readonly text: string;
  /** 0 where no window starts. */
  readonly windows: Int32Array;
}

let latest: WindowedText | undefined;

/** The lines and windows of a text. What repeats are looked for in is mostly what is entered next: it is kept until then. */
export function windowedText(text: string): WindowedText {
  if (latest?.text !== text) {
    const lines = bareText(text);
    latest = { ...lines, text, windows: fingerprints(lines.bare) };
  }
  return latest;
}
