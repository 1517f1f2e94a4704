/** The numbers by which the client knows the pieces (blocks, items, calls) of a turn, whose streams number them anew. */
export interface ClientNumbers {
  /** Numbers a piece that the client gets: as the provider does, for as long as the streams are the same. */
  show(index: number, isChanged: boolean): void;
  /** Notes that the client does not get a piece. */
  hide(index: number): void;
  /** Whether a piece of this response was shown or hidden. */
  has(index: number): boolean;
  /** The client's number of a piece; undefined for what is hidden or not known. */
  of(index: number): number | undefined;
  /** Whether a piece is hidden. */
  isHidden(index: number): boolean;
  /** The pieces that follow are those of the next response. */
  nextRound(): void;
}

/** No pieces yet. */
export function clientNumbers(): ClientNumbers {
  const numbers = new Map<number, number | undefined>();
  let next = 0;
  return {
    show(index, isChanged) {
      const number = isChanged ? next : index;
      numbers.set(index, number);
      next = Math.max(next, number + 1);
    },
    hide: (index) => void numbers.set(index, undefined),
    has: (index) => numbers.has(index),
    of: (index) => numbers.get(index),
    isHidden: (index) => numbers.has(index) && numbers.get(index) === undefined,
    nextRound: () => numbers.clear(),
  };
}
