import type { Peer } from '../../bench/peer.ts';
import type { ChatMessage } from '../conversation.ts';
import { addProbeResults, askProbes, type ProbeResults } from '../measures/probe-results.ts';
import { addShares, type Share } from '../report/share.ts';
import { present, sum } from '../report/statistics.ts';
import { countTokens } from '../tokens.ts';
import type { Workload } from '../inputs/workload-data.ts';
import { bm25 } from './bm25.ts';
import { head } from './head.ts';
import { minify } from './minify.ts';
import { toon } from './toon.ts';

/** What plain ways make of a workload. */
export interface WorkloadBaselines {
  readonly minifyTokens: number;
  readonly toonTokens: number;
  /** Probes of kind `visible` when every tool output is cut to as many tokens as ours. */
  readonly headVisible: Share;
  /** The same for the lines that BM25 picks by the question. */
  readonly bm25Visible: Share;
  /** What headroom-ai makes of it, nothing brought back; null where it was not asked. */
  readonly peer: PeerOnWorkload | null;
}

interface PeerOnWorkload extends ProbeResults {
  readonly tokens: number;
  readonly milliseconds: number;
}

/** Applies the plain ways to the tool outputs of a workload; `compressed` says how many tokens each may take. */
export async function workloadBaselines(
  workload: Workload,
  compressed: readonly ChatMessage[],
  peer?: Peer,
): Promise<WorkloadBaselines> {
  const question = workload.messages.find(({ role }) => role === 'user')?.content ?? '';
  const budget = (index: number): number => countTokens(compressed[index]?.content ?? '');
  const tokensOf = (change: (text: string) => string): number =>
    contentTokens(onTools(workload.messages, change));
  const visible = async (change: (text: string, index: number) => string): Promise<Share> => {
    const { visibleProbes } = await askProbes(workload.probes, onTools(workload.messages, change));
    return visibleProbes;
  };
  return {
    minifyTokens: tokensOf(minify),
    toonTokens: tokensOf(toon),
    headVisible: await visible((text, index) => head(text, budget(index))),
    bm25Visible: await visible((text, index) => bm25(text, question, budget(index))),
    peer: peer === undefined ? null : await peerOn(workload, peer),
  };
}

async function peerOn({ messages, probes }: Workload, peer: Peer): Promise<PeerOnWorkload> {
  const made = await peer.compress(messages);
  return {
    tokens: contentTokens(made.messages),
    milliseconds: made.milliseconds,
    ...(await askProbes(probes, made.messages)),
  };
}

/** Several workloads as one. */
export function addWorkloadBaselines(all: readonly WorkloadBaselines[]): WorkloadBaselines {
  const peers = present(all.map((each) => each.peer));
  return {
    minifyTokens: sum(all.map((each) => each.minifyTokens)),
    toonTokens: sum(all.map((each) => each.toonTokens)),
    headVisible: addShares(all.map((each) => each.headVisible)),
    bm25Visible: addShares(all.map((each) => each.bm25Visible)),
    peer: peers.length === 0 ? null : addPeers(peers),
  };
}

function addPeers(peers: readonly PeerOnWorkload[]): PeerOnWorkload {
  return {
    tokens: sum(peers.map(({ tokens }) => tokens)),
    milliseconds: sum(peers.map(({ milliseconds }) => milliseconds)),
    ...addProbeResults(peers),
  };
}

/** Tokens of the contents of all messages. */
export function contentTokens(messages: readonly ChatMessage[]): number {
  return sum(messages.map(({ content }) => countTokens(content ?? '')));
}

function onTools(
  messages: readonly ChatMessage[],
  change: (text: string, index: number) => string,
): readonly ChatMessage[] {
  return messages.map((message, index) =>
    message.role === 'tool' && message.content !== null
      ? { ...message, content: change(message.content, index) }
      : message,
  );
}
