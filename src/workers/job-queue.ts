/** Something that waits for its turn. */
export interface Sized {
  /** How much work it is, in UTF-16 units of text. */
  readonly size: number;
}

/** Jobs that wait for a thread. */
export interface JobQueue<Job extends Sized> {
  /** Whether so much waits already that nothing more should. */
  isFull(): boolean;
  add(job: Job): void;
  /** Takes a job out that need not be done any more. */
  remove(job: Job): void;
  /** Takes out the job whose turn it is; undefined if none waits. */
  next(): Job | undefined;
}

/** UTF-16 units of texts that may wait: one to three seconds' work of a thread. */
const MOST_WAITING = 32 * 1024 * 1024;

/**
 * A queue in which small jobs overtake large ones, and no job waits forever: its turn comes by the work that was
 * begun before it came and its own size together (as in fair queueing by virtual time), so that what overtakes it
 * is never more work than itself, but for the last one. Among equals the first comes first.
 */
export function jobQueue<Job extends Sized>(most: number = MOST_WAITING): JobQueue<Job> {
  const waiting: { readonly job: Job; readonly rank: number }[] = [];
  let begun = 0;
  let size = 0;

  function takeOut(index: number): Job | undefined {
    const [taken] = waiting.splice(index, 1);
    size -= taken?.job.size ?? 0;
    return taken?.job;
  }

  return {
    isFull: () => size >= most,
    add(job) {
      const rank = begun + job.size;
      const later = waiting.findIndex((each) => each.rank > rank);
      waiting.splice(later === -1 ? waiting.length : later, 0, { job, rank });
      size += job.size;
    },
    remove(job) {
      const index = waiting.findIndex((each) => each.job === job);
      if (index !== -1) takeOut(index);
    },
    next() {
      const job = takeOut(0);
      begun += job?.size ?? 0;
      return job;
    },
  };
}
