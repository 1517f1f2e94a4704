/** What stands around the names of files and the numbers of the hits below them. */
export interface Frame {
  /** In front of the name of a file: nothing, `File: ` or `# `. */
  readonly label: string;
  /** Behind the name of a file. */
  readonly colon: '' | ':';
  /** In front of the number of a line, such as blanks or `Line `. */
  readonly margin: string;
  /** Between the mark behind a number and the line. */
  readonly blank: '' | ' ';
  /** Whether a blank line stands between files. */
  readonly isSpaced: boolean;
}

const FORM =
  /^(\s{0,8}(?:Line |L)?)LINE:( ?)text below (File: |# |)FILE(:?)( without blank lines)?$/;

/** The form that a header names, `LINE:text below FILE` for ripgrep's. */
export function writeFrame({ label, colon, margin, blank, isSpaced }: Frame): string {
  const between = isSpaced ? '' : ' without blank lines';
  return `${margin}LINE:${blank}text below ${label}FILE${colon}${between}`;
}

/** What such a form says; undefined for any other one. */
export function readFrame(form: string): Frame | undefined {
  const match = FORM.exec(form);
  if (match === null) return undefined;
  const [, margin = '', blank, label = '', colon, between] = match;
  return {
    label,
    colon: colon === ':' ? ':' : '',
    margin,
    blank: blank === ' ' ? ' ' : '',
    isSpaced: between === undefined,
  };
}
