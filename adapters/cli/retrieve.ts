import { createHeadroom, type Headroom, type RetrieveAnswer } from '../../src/index.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { CommandError, usageError } from './command-error.ts';
import { retrieveLine, SELECTORS } from './retrieve-line.ts';
import { isStoreOfProcess } from './process/store-of-process.ts';

/** `headroom retrieve`. */
export const retrieveCommand: Command = {
  name: 'retrieve',
  summary: 'bring back what a reference stands for, whole or in part',
  usage: 'HASH [options]',
  description: `HASH is what stands in a reference: 24 hexadecimal digits, or the whole reference.
Without a selector: the start of the original and an outline. Selectors combine.
Exits with 1 if this project's store does not have the original.`,
  options: {
    rows: { value: 'RANGES', summary: 'rows of a table or list, such as 40-60' },
    lines: { value: 'RANGES', summary: 'lines, such as 1-20' },
    path: {
      value: 'PATH',
      summary: 'a place in a JSON document, such as items[3].name; a file in a diff',
    },
    grep: { value: 'PATTERN', summary: 'lines or records that match a regular expression' },
    query: { value: 'TEXT', summary: 'the parts that say most about a question' },
    whole: { summary: 'the whole original, byte for byte where it was UTF-8' },
    json: { summary: 'one JSON object' },
  },
  examples: [
    'headroom retrieve 9f86d081884c7d659a2feaa0 --rows 40-60',
    'headroom retrieve 9f86d081884c7d659a2feaa0 --whole > original.json',
  ],
  maxPositionals: 1,
  run: retrieve,
};

async function retrieve(given: Arguments): Promise<Outcome> {
  const hash = hashOf(given.positionals[0]);
  const selectors = selectorsOf(given);
  const wanted = { hash, selectors, isJson: given.flag('json') };
  // A store that fails is told once, with what the command itself says.
  await using headroom = createHeadroom(wanted.isJson ? {} : { logger: { warn: () => undefined } });
  return await (given.flag('whole') ? whole(headroom, wanted) : slice(headroom, wanted));
}

interface Wanted {
  readonly hash: string;
  readonly selectors: Readonly<Record<string, string>>;
  readonly isJson: boolean;
}

async function slice(headroom: Headroom, { hash, selectors, isJson }: Wanted): Promise<Outcome> {
  const answer = await headroom.retrieve({ hash, ...selectors });
  if (isJson) return asJson(answer);
  if (!answer.found) throw await failureOf(headroom, { hash, message: answer.text });
  const { next } = answer;
  const notes = next === undefined ? [] : [`next: ${retrieveLine(next)}`];
  return { text: endedLine(answer.text), notes };
}

interface FailedRequest {
  readonly hash: string;
  readonly message: string;
}

/** Either the selectors were wrong, or the store does not have the original. */
async function failureOf(
  headroom: Headroom,
  { hash, message }: FailedRequest,
): Promise<CommandError> {
  if ((await headroom.original(hash)) !== undefined) {
    return usageError(message.replace(/^headroom_retrieve: "(\w+)"/, '--$1'));
  }
  const { toolName, toolArguments = '' } = (await headroom.store.source(hash)) ?? {};
  const origin = toolName === undefined ? 'the call' : `${toolName}(${toolArguments})`;
  return new CommandError(
    `the original ${hash} is not available here. If it is lost, run ${origin} that brought it again.\n${wayOut()}`,
  );
}

function wayOut(): string {
  return isStoreOfProcess()
    ? `The store 'memory' ends with each process: name the program's store in HEADROOM_STORE.`
    : PROJECTS;
}

const PROJECTS = `Originals are kept per project: run this in the folder where the text was compressed, or
name that folder in HEADROOM_PROJECT.`;

async function whole(headroom: Headroom, { hash, selectors, isJson }: Wanted): Promise<Outcome> {
  if (Object.keys(selectors).length > 0) {
    throw usageError('--whole is everything; it takes no selector beside it');
  }
  const text = await headroom.original(hash);
  if (text === undefined) return slice(headroom, { hash, selectors, isJson });
  if (isJson) return asJson({ found: true, text });
  return text.isWellFormed() ? { text } : { text, notes: [LONE_SURROGATES] };
}

const LONE_SURROGATES =
  'notice: it holds lone surrogates, which UTF-8 cannot carry; --json brings them back';

function asJson(answer: RetrieveAnswer): Outcome {
  return { text: `${JSON.stringify(answer)}\n`, exitCode: answer.found ? 0 : 1 };
}

function hashOf(word: string | undefined): string {
  if (word === undefined) throw usageError('name the HASH that stands in the reference');
  const [hash] = /(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])/.exec(word.toLowerCase()) ?? [];
  if (hash !== undefined) return hash;
  throw usageError(`${word} is no hash: a reference names 24 digits from 0-9 and a-f`);
}

function selectorsOf(given: Arguments): Readonly<Record<string, string>> {
  const entries = SELECTORS.flatMap((name) => {
    const value = given.text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function endedLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
