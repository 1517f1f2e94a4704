import { mayHoldOwnLines } from './own-lines.ts';

/** Compressors whose forms could be taken to go on in the text below them. */
const NAMES: Readonly<Record<string, string>> = {
  html: 'page',
  json: 'JSON',
  log: 'log',
  build: 'output',
};

const HEADING = /^\[headroom: (?:page|JSON|log|output) in the next (\d{1,9}) lines\]$/;

/** The line that says where the form of a part of a text ends; none for a form of one line. */
export function partHeading(compressor: string, form: string): string {
  const name = NAMES[compressor];
  const lines = form.split('\n').length;
  return name === undefined || lines === 1
    ? ''
    : `[headroom: ${name} in the next ${lines} lines]\n`;
}

/** Whether a part of a text is in a form already, with all of the lines that its heading counts. */
export function hasPartInForm(text: string): boolean {
  if (!mayHoldOwnLines(text)) return false;
  const lines = text.split('\n');
  return lines.some((line, index) => {
    const counted = HEADING.exec(line)?.[1];
    return counted !== undefined && Number(counted) < lines.length - index;
  });
}
