import { below, randomFrom } from '../../eval/inputs/random.ts';
import { loadTrajectories, TRAJECTORY_SETS } from '../../support/trajectories.ts';
import { textMakers } from '../kinds/texts.ts';

/** What tools return in conversations, by the numbers of the conversation and the turn. */
export type Material = (conversation: number, turn: number) => string;

const MAKERS = Object.values(textMakers);
/** Characters of usual outputs, and of those from which parts are left out. */
const [FEWEST, MOST, LARGE] = [500, 4000, 40_000];
/** One conversation in so many has large outputs, in these turns. */
const LARGE_EVERY = 10;
/** So many conversations that follow each other have outputs of every sort; others as many have the same sorts. */
export const CONVERSATIONS_OF_ALL_SORTS: number = LARGE_EVERY;
const LARGE_TURNS: ReadonlySet<number> = new Set([1, 10]);

/**
 * Outputs that are made, of every kind that there is; where the development data is at hand every second
 * conversation has recorded ones, in their order. No two conversations have the same ones.
 */
export function toolMaterial(): Material {
  const recorded = TRAJECTORY_SETS.flatMap(loadTrajectories).flatMap(({ messages }) =>
    messages.filter(({ role }) => role === 'tool').map(({ content }) => content),
  );
  return (conversation, turn) => {
    const isLarge = conversation % LARGE_EVERY === 0 && LARGE_TURNS.has(turn);
    if (isLarge || conversation % 2 === 0 || recorded.length === 0) {
      return made({ conversation, turn, size: isLarge ? LARGE : undefined });
    }
    const text = recorded[(conversation * STRIDE + turn) % recorded.length] ?? '';
    return `${text}\n(${conversation}.${turn})`;
  };
}

/** Recorded outputs that a conversation is after the one before it; shares no factor with round numbers. */
const STRIDE = 37;

interface Output {
  readonly conversation: number;
  readonly turn: number;
  readonly size: number | undefined;
}

function made({ conversation, turn, size }: Output): string {
  const seed = conversation * 1000 + turn;
  const random = randomFrom(seed);
  const maker = MAKERS[below(random, MAKERS.length)];
  return maker?.(size ?? FEWEST + below(random, MOST - FEWEST), seed) ?? '';
}
