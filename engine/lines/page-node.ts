/** An element of a page as tools tell it to agents, one a line, indented below the element that holds it. */
export interface PageNode {
  /** Characters of the indentation. */
  readonly depth: number;
  /** Its role for those who do not see the page, such as `button`; `/url` for an address. */
  readonly role: string;
  /** What it is called or says; empty where it is not told. */
  readonly name: string;
}

/** `- button "Next" [ref=e7]:` as Playwright writes it, or `uid=1_7 button "Next"` as Chrome's tools do. */
const NODE = /^(\s*)(?:- ['"]?|(uid=)\S+ )(\/?[A-Za-z]+)(?= |:|$)(?: "((?:[^"\\]|\\.)*)")?(.*)$/;
/** Its words, behind its states and its reference. */
const WORDS = /^(?: \[[^\]]*\])*['"]?: (\S.*)$/;
/** Of the roles of WAI-ARIA those that pages are made of, and what holds an element's words or address. */
const ROLES: ReadonlySet<string> = new Set(
  (
    'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox ' +
    'complementary contentinfo definition deletion dialog document emphasis feed figure form generic grid gridcell ' +
    'group heading iframe img insertion link list listbox listitem log main marquee math menu menubar menuitem ' +
    'menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio ' +
    'radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong ' +
    'subscript superscript switch tab table tablist tabpanel term text textbox time timer toolbar tooltip tree ' +
    'treegrid treeitem /url /placeholder'
  ).split(' '),
);

/** The element that a line tells of; undefined for any other line. */
export function readPageNode(line: string): PageNode | undefined {
  const [, indentation = '', numbered, role = '', called, rest = ''] = NODE.exec(line) ?? [];
  if (role === '' || (numbered === undefined && !ROLES.has(role))) return undefined;
  const name = called ?? WORDS.exec(rest)?.[1] ?? '';
  return { depth: indentation.length, role, name };
}

const FEWEST_NODES = 12;
const LEAST_KNOWN = 0.9;
/** Elements that hold others stand above them: without that, lines are those of a list. */
const LEAST_INDENTED = 0.5;

/** Whether lines are the elements of a page, but for a few. */
export function isPageTree(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const nodes = filled.map(readPageNode).filter((node) => node !== undefined);
  const indented = nodes.filter(({ depth }) => depth > 0);
  return (
    nodes.length >= FEWEST_NODES &&
    nodes.length >= LEAST_KNOWN * filled.length &&
    indented.length >= LEAST_INDENTED * nodes.length
  );
}
