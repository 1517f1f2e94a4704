import type { Headroom } from '../../../src/index.ts';
import type { ChatMessage } from '../conversation.ts';
import { addShares, type Share, shareOf } from '../report/share.ts';
import { type Probe, showsLookup, standsOnOneLine, statesCount } from './probes.ts';
import { answersTo } from './retrieving.ts';

/** How many probes of each kind are answered. */
export interface ProbeResults {
  readonly visibleProbes: Share;
  readonly countProbes: Share;
  /** Lookups that stand in the text already. */
  readonly lookupsSeen: Share;
  /** Lookups that stand in the text or come back with one retrieve call. */
  readonly lookupProbes: Share;
}

/** Asks all probes of the messages as the model sees them; without a headroom nothing can be retrieved. */
export async function askProbes(
  probes: readonly Probe[],
  messages: readonly ChatMessage[],
  headroom?: Headroom,
): Promise<ProbeResults> {
  const textAt = (at: number): string => messages[at]?.content ?? '';
  const lookups = probes.filter((probe) => probe.kind === 'lookup');
  const seen = lookups.map((probe) => showsLookup(textAt(probe.at), probe));
  const answered = lookups.map(async (probe, index) => {
    if (seen[index] === true || headroom === undefined) return seen[index] === true;
    const answers = await answersTo(headroom, textAt(probe.at), probe.query);
    return answers.some((answer) => probe.expect.every((each) => answer.includes(each)));
  });
  return {
    visibleProbes: shareOf(
      probes
        .filter((probe) => probe.kind === 'visible')
        .map((probe) => standsOnOneLine(textAt(probe.at), probe.line)),
    ),
    countProbes: shareOf(
      probes
        .filter((probe) => probe.kind === 'count')
        .map((probe) => statesCount(textAt(probe.at), probe)),
    ),
    lookupsSeen: shareOf(seen),
    lookupProbes: shareOf(await Promise.all(answered)),
  };
}

/** The results of several conversations as one. */
export function addProbeResults(all: readonly ProbeResults[]): ProbeResults {
  return {
    visibleProbes: addShares(all.map((each) => each.visibleProbes)),
    countProbes: addShares(all.map((each) => each.countProbes)),
    lookupsSeen: addShares(all.map((each) => each.lookupsSeen)),
    lookupProbes: addShares(all.map((each) => each.lookupProbes)),
  };
}
