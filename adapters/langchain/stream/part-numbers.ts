/** Numbers the parts of a turn: providers number those of each answer from the start, and readers join parts of one number. */
export interface PartNumbers {
  /** The user's number of a part: that of the provider, for as long as nothing was kept from the user. */
  numberOf(index: number): number;
  /** Something is kept from the user. */
  hide(): void;
  /** The parts of the turn's next answer follow. */
  nextRound(): void;
}

/** A turn of which no part has come yet. */
export function partNumbers(): PartNumbers {
  const numbers = new Map<number, number>();
  let isChanged = false;
  /** Numbers from here on are free for the parts that are still to come. */
  let free = 0;
  return {
    numberOf(index) {
      const number = numbers.get(index) ?? (isChanged ? free : index);
      numbers.set(index, number);
      free = Math.max(free, number + 1);
      return number;
    },
    hide: () => void (isChanged = true),
    nextRound() {
      numbers.clear();
      isChanged = true;
    },
  };
}
