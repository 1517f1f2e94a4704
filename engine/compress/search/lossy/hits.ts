import type { LossyContext } from '../../compressor.ts';
import { shortened } from '../../log/shorten.ts';
import type { SearchLine } from '../hit.ts';
import { alarmNote } from '../../alarm-words.ts';
import { chooseEntries } from './choose.ts';
import { type Entry, type Findings, findingsOf } from './entries.ts';
import { renderPlaces } from './places.ts';
import { isShortened, renderEntries } from './render.ts';
import { valuesOf } from './value.ts';

/** Tokens of a reference with what it says. */
const REFERENCE = 40;
/** What naming all files may take of the budget before they are only counted by directory. */
const MOST_FOR_FILES = 0.5;
/** What hits get of the budget even where the files take more than there is. */
const LEAST_FOR_HITS = 0.5;
const MOST_NOTICES = 6;
const LONGEST_NOTICE = 200;

/**
 * The hits of a search that matter most, each distinct line once below its file, every other file with its number of
 * hits. Undefined when all hits would be shown.
 */
export function elideHits(lines: readonly SearchLine[], context: LossyContext): string | undefined {
  const { budget, counter, query } = context;
  const findings = findingsOf(lines);
  const { entries, files, notices } = findings;
  const filesRoom = { tokens: Math.floor(budget * MOST_FOR_FILES), counter };
  const overview = counter.estimate(renderPlaces(files, filesRoom).join('\n'));
  const tokens = Math.max(budget - REFERENCE - overview, Math.floor(budget * LEAST_FOR_HITS));
  const chosen = chooseEntries(entries, valuesOf(entries, query), { tokens, counter });
  if (chosen.length === entries.length) return undefined;
  const shown = new Set(chosen.map(({ hit }) => hit.path));
  const others = files.filter(({ path }) => !shown.has(path));
  return [
    ...notices.slice(0, MOST_NOTICES).map((notice) => shortened(notice, LONGEST_NOTICE)),
    context.reference(missing(findings, chosen)),
    ...renderEntries(chosen, findings),
    ...(others.length === 0 ? [] : [OTHERS, ...renderPlaces(others, filesRoom)]),
  ].join('\n');
}

/** Heads the files of which no hit is shown. */
const OTHERS = '[files of which no hit is shown, with their numbers of hits]';

function missing(findings: Findings, chosen: readonly Entry[]): string {
  const { entries, hits, around, notices } = findings;
  const shown = new Set(chosen);
  const omitted = entries.filter((entry) => !shown.has(entry));
  const count = omitted.reduce((sum, entry) => sum + entry.hits, 0);
  const more = [
    around === 0 ? '' : `${around} lines around hits`,
    notices.length > MOST_NOTICES ? `${notices.length - MOST_NOTICES} other lines` : '',
  ].filter((each) => each !== '');
  const unseen = entries.filter((entry) => !shown.has(entry) || isShortened(entry));
  const alarms = alarmNote(unseen.map(({ text }) => text));
  return [`${count} of ${hits} hits${alarms}`, ...more].join(', ') + ' omitted';
}
