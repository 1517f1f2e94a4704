import { withoutPrefixes } from '../../../lines/line-prefixes.ts';
import { isTerminalOutput, resolveTerminal } from '../../text/terminal.ts';

/** What `go test` printed, line by line as with `-v`, and the test that each line is of. */
export interface GoTests {
  /** As many lines as the output has, so that their numbers fit it; an event without an output has an empty one. */
  readonly lines: readonly string[];
  /** The same without what a runner put in front of each. */
  readonly bare: readonly string[];
  /** Whether the output is a stream of events, each shown as the line that it carries. */
  readonly isEvents: boolean;
  /** What became of the test that a line is of; undefined where it is of none. */
  readonly outcomes: readonly (Outcome | undefined)[];
  /** How many tests were started and have no result. */
  readonly unfinished: number;
}

/** `unfinished`: the test was started and nothing was said of how it ended, as when another one crashed. */
export type Outcome = 'passed' | 'skipped' | 'failed' | 'unfinished';

interface Test {
  outcome: Outcome;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  pass: 'passed',
  PASS: 'passed',
  bench: 'passed',
  skip: 'skipped',
  SKIP: 'skipped',
  fail: 'failed',
  FAIL: 'failed',
};
const EVENT = /^\{"(?:Time|Action|ImportPath|Package)":"/;
const SWITCH = /^ *=== (?:RUN|CONT|NAME) +(\S.*)$/;
const RESULT = /^ *--- (PASS|FAIL|SKIP): (.+) \([\d.]+s\)$/;
const END_OF_PACKAGE = /^(?:ok {2}|FAIL|\?? {3})\t\S+/;
/** What the test binary and the runtime print, whichever test was the last to print. */
const OF_NO_TEST =
  /^(?:PASS|FAIL|ok|exit status \d+|signal: .*|coverage: .*|testing: .*|panic: .*|fatal error: .*|runtime: .*|WARNING: DATA RACE|={18})$/;

/** Reads what `go test -v` and `go test -json` print; undefined for what is neither. */
export function readGoTests(text: string): GoTests | undefined {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const events = lines.map(eventOf);
  if (events.some((event) => event !== undefined)) return fromEvents(lines, events);
  const printed = isTerminalOutput(text) ? lines.map(resolveTerminal) : lines;
  const bare = withoutPrefixes(printed)?.lines ?? printed;
  return bare.some((line) => SWITCH.test(line)) ? fromLines(lines, bare) : undefined;
}

interface Event {
  readonly action: string;
  readonly package: string;
  readonly test: string;
  readonly output: string;
}

function eventOf(line: string): Event | undefined {
  if (!EVENT.test(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    const field = (name: string): string => {
      const found: unknown = Reflect.get(Object(value), name);
      return typeof found === 'string' ? found : '';
    };
    const action = field('Action');
    if (action === '') return undefined;
    const name = field('Package') || field('ImportPath');
    return { action, package: name, test: field('Test'), output: field('Output') };
  } catch {
    return undefined;
  }
}

/** Each event as the line that it carries; one that a test failed, where none of its lines says so, as such a line. */
function fromEvents(lines: readonly string[], events: readonly (Event | undefined)[]): GoTests {
  const tests = new Map<string, Test>();
  const said = new Set<string>();
  const owners = events.map((event) => {
    if (event === undefined) return undefined;
    const key = `${event.package}\t${event.test}`;
    const isSaid = event.test === '' ? /^FAIL\t/ : /^ *--- FAIL: /;
    if (isSaid.test(event.output)) said.add(key);
    if (event.test === '') return undefined;
    const test = tests.get(key) ?? { outcome: 'unfinished' };
    tests.set(key, test);
    test.outcome = OUTCOMES[event.action] ?? test.outcome;
    return test;
  });
  const shown = lines.map((line, index) => {
    const event = events[index];
    if (event === undefined) return line;
    if (event.output !== '') return event.output.replace(/\r?\n$/, '').replaceAll('\n', ' ');
    const isNews = OUTCOMES[event.action] === 'failed' || event.action === 'build-fail';
    if (!isNews || said.has(`${event.package}\t${event.test}`)) return '';
    return event.test === ''
      ? `FAIL\t${event.package}`
      : `--- FAIL: ${event.test} (${event.package})`;
  });
  return finished({ lines: shown, bare: shown, isEvents: true, owners });
}

/** A line is of the test that was started, went on or ended last; one that is not indented below a result is of none. */
function fromLines(lines: readonly string[], bare: readonly string[]): GoTests {
  const owners: (Test | undefined)[] = [];
  let tests = new Map<string, Test>();
  let current: Test | undefined;
  let isAfterResult = false;
  const testNamed = (name: string): Test => {
    const test = tests.get(name) ?? { outcome: 'unfinished' };
    tests.set(name, test);
    return test;
  };
  for (const line of bare) {
    const started = SWITCH.exec(line);
    const [, result = '', name = ''] = RESULT.exec(line) ?? [];
    if (started !== null) current = testNamed(started[1] ?? '');
    if (result !== '') {
      current = testNamed(name);
      current.outcome = OUTCOMES[result] ?? current.outcome;
    }
    const isOwn = started !== null || result !== '' || !isAfterResult || /^\s/.test(line);
    owners.push(isOwn && !OF_NO_TEST.test(line) ? current : undefined);
    if (!isOwn || OF_NO_TEST.test(line)) current = undefined;
    isAfterResult = result !== '' || (isAfterResult && started === null);
    if (!END_OF_PACKAGE.test(line)) continue;
    tests = new Map();
    current = undefined;
  }
  return finished({ lines, bare, isEvents: false, owners });
}

interface Read extends Pick<GoTests, 'lines' | 'bare' | 'isEvents'> {
  readonly owners: readonly (Test | undefined)[];
}

function finished({ owners, ...read }: Read): GoTests {
  const unfinished = new Set(owners.filter((owner) => owner?.outcome === 'unfinished')).size;
  return { ...read, outcomes: owners.map((owner) => owner?.outcome), unfinished };
}
