import type { TableId } from '../../test/bench/all/tables/index.ts';

/** What a reader must know of a table besides its figures. */
interface Remarks {
  readonly weak?: readonly string[];
  readonly notMeasured?: readonly string[];
}

/** By table; written by hand and looked through whenever the figures are made anew. */
export const REMARKS: Readonly<Partial<Record<TableId, Remarks>>> = {
  workloads: {
    weak: [
      'five requests, made by generators with a fixed seed: they show what is possible with regular records, not an average.',
      'the questions are looked for as strings; no model answered them.',
    ],
    notMeasured: [
      'look-ups that headroom-ai answers by a call: its retrieve tool is not called here.',
    ],
  },
  items: {
    weak: [
      'of diffs and code, parts that a reader may want are one call away instead of in sight; minify, TOON and headroom-ai show more of them, because they leave such texts nearly as they are.',
      'texts below 2,000 tokens are only re-encoded, and the prose among them stays as it is.',
      'sets of 11 to 20 texts have wide intervals.',
    ],
    notMeasured: [
      'headroom-ai with its optional text model, which is downloaded from a model hub that could not be reached: its figures for prose are those without it.',
      'headroom-ai with other settings than its defaults.',
    ],
  },
  prose: {
    weak: [
      'questions and passages are those of one data set, whose other pages the sentence scorer was trained on.',
    ],
    notMeasured: ['languages other than English at this length.'],
  },
  json: {
    weak: ['CSV is compared with the text as it is, so that there is little left to gain.'],
    notMeasured: [
      'headroom-ai, whose default leaves rows out: that is no lossless form.',
      'whether a model reads the tables as well as JSON.',
    ],
  },
  sessions: {
    weak: [
      'sessions of a few hundred tokens have next to nothing to compress.',
      'one session makes up most of the tokens of coding agents.',
      'a value counts as used where a later step repeats it; what an agent used without repeating it is not seen.',
    ],
  },
  money: {
    weak: [
      'sessions with little to save become dearer: the definition of the tool costs more than that. System prompts are not in the recordings; with them the figures are nearer to 1.',
      'how often a model retrieves is assumed, not observed; in brackets no retrieval at all and twice as many.',
      'what agents write themselves, their calls and the files in these, stays as it is. The long session of pi would cost 0.60 with about a third of its tool outputs sent. With `--trigger 0 --keep 0.1` it costs 0.68, and 0.65 where nothing is retrieved: the way to 0.60 leads through outputs below 2,000 tokens, and through fewer retrievals than are assumed, which `holdOut` measures.',
    ],
    notMeasured: [
      'bills of real accounts.',
      'answers, which are taken to cost the same either way.',
    ],
  },
  requests: {
    weak: [
      'the provider is a program of this project that refuses what the real services are known to refuse; it is not the real services.',
    ],
    notMeasured: [
      'what a model does otherwise when it reads the compressed form: the recorded answers are played back.',
    ],
  },
  times: {
    weak: [
      'warm, on generated text; the first calls of a process are slower.',
      'the machine is shared: in other runs it was up to twice as fast. Only what was measured side by side compares.',
      'peak memory is mostly what V8 lets short-lived objects fill before it looks for what is unused: with `node --max-semi-space-size=8` it is 2.9 times the input for records and 3.4 times for logs.',
    ],
  },
  sizes: {
    weak: [
      'in code headroom-ai changes nothing by default, and is faster in large files for that.',
      'few measurements at 1 MB and above.',
    ],
  },
  proxy: {
    weak: ['client, proxy and provider share the processor.'],
    notMeasured: ['TLS and real networks.'],
  },
  gateway: {
    weak: [
      'every turn of a conversation goes to a process by chance: what one has decided of a text the others take from Redis, but each reads and counts the conversation for itself. The rows that begin with sticky are of conversations that stay with a process, which spares that too.',
      'clients, provider, relay, Redis and four proxies share two processors. To see how a second process scales each has a processor of its own and the conversations stay with theirs; clients and provider still take from both, so that the rate grows less than the processes can do (scaling-of-proxies).',
      'times are those behind the first 30 s, in which the processes compile what they run.',
      'the longest delay without Redis is that of a single request, while every process decides for itself and its threads start.',
      'memory is measured while caches still fill; it includes two worker threads for each process. In a longer run at full load (`--conversations 10000 --think 1`, 200,000 requests, commit 8b98fb7) it no longer grew; there were no errors, and none of 8,544 references was lost.',
      'while Redis is gone, a process that has never seen a conversation cannot know how its texts were sent: such requests do not begin as the ones before.',
    ],
    notMeasured: ['gateways on more than one machine, and Redis clusters.'],
  },
  laws: {
    notMeasured: ['what the generators never make.'],
  },
};

/** What no suite measures. */
export const NEVER_MEASURED: readonly string[] = [
  'Answers of real models on compressed and on whole prompts: no model is called anywhere.',
  'Tokens of other providers than OpenAI by their own tokenizers: those are estimated.',
  'Windows and macOS: times are those of the machine above.',
];
