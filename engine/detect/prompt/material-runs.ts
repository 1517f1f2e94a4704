import { DOCUMENT_KINDS } from '../../content.ts';
import { detect } from '../detect.ts';
import { lineAt, type Region } from '../regions/region.ts';
import { mayBeRemark, readsAsWords } from './own-words.ts';

const SURE = 0.8;
/** A paragraph of so few lines at an edge of a run could be a remark on it. */
const REMARK_LINES = 3;

/** Collects runs of lines that nobody wrote to a model while the lines of a prompt go by. */
export interface MaterialCollector {
  add(start: number, end: number): void;
  /** Ends the current run, as before something that was recognised otherwise. */
  interrupt(): void;
  readonly regions: readonly Region[];
}

/** A collector of runs with at least so many characters. */
export function createMaterialCollector(text: string, smallest: number): MaterialCollector {
  const regions: Region[] = [];
  let run: Region | undefined;

  function interrupt(): void {
    const region = run === undefined ? undefined : withoutRemarks(text, run);
    run = undefined;
    if (region !== undefined && region.end - region.start >= smallest && isMaterial(text, region)) {
      regions.push(region);
    }
  }

  function add(start: number, end: number): void {
    const line = text.slice(start, end);
    if (line.trim() === '') return;
    if (readsAsWords(line)) interrupt();
    else run = { start: run?.start ?? start, end: lineAt(text, end).next };
  }

  return { add, interrupt, regions };
}

/** Whether a run can be told from a person's own words without marks around it. */
function isMaterial(text: string, { start, end }: Region): boolean {
  const { kind, confidence } = detect(text.slice(start, end));
  return !DOCUMENT_KINDS.has(kind) && confidence >= SURE;
}

/** A run without what could be a remark at its beginning or its end. */
function withoutRemarks(text: string, run: Region): Region | undefined {
  const lines = text.slice(run.start, run.end).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const first = remarkLines(lines);
  const last = remarkLines(lines.toReversed());
  const skipped = lines.slice(0, first).join('\n').length + Math.min(first, 1);
  const cut = lines.slice(lines.length - last).join('\n').length + Math.min(last, 1);
  const region = { start: run.start + skipped, end: run.end - cut };
  return region.end > region.start ? region : undefined;
}

/** How many lines at the beginning could be a remark: a short paragraph, or a single line. */
function remarkLines(lines: readonly string[]): number {
  const blank = lines.slice(0, REMARK_LINES + 1).findIndex((line) => line.trim() === '');
  const paragraph = blank === -1 ? [] : lines.slice(0, blank);
  if (paragraph.some(mayBeRemark)) return blank + 1;
  return mayBeRemark(lines[0] ?? '') ? 1 : 0;
}
