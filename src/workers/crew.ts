import type { Thread } from './thread.ts';

/** The threads of a pool. */
export interface Crew {
  /** Whether a thread can be had now. */
  isFree(): boolean;
  /** A thread that has nothing to do, or a new one. Throws where none can be started. */
  take(): Thread;
  /** Takes back a thread that is done; one that has nothing to do for long ends, and gives back its memory. */
  giveBack(thread: Thread): void;
  /** Forgets a thread that has ended. */
  drop(thread: Thread): void;
  /** Ends all threads, those at work too. */
  end(): Promise<void>;
}

/** What a crew is made of. */
export interface CrewOptions {
  /** How many threads there may be. */
  readonly threads: number;
  readonly start: () => Thread;
  /** Milliseconds without work after which threads end. A thread holds 35 MB, and up to 180 MB after texts of 5 MB. */
  readonly rest?: number;
}

const REST = 60_000;

/** A crew without threads; they come and go with the work. */
export function createCrew({ threads, start, rest = REST }: CrewOptions): Crew {
  const all = new Set<Thread>();
  const idle: Thread[] = [];
  let resting: NodeJS.Timeout | undefined;

  function startAnother(): Thread {
    const thread = start();
    all.add(thread);
    return thread;
  }

  function endIdle(): void {
    for (const thread of idle.splice(0)) {
      all.delete(thread);
      void thread.end();
    }
  }

  return {
    isFree: () => idle.length > 0 || all.size < threads,
    take: () => idle.pop() ?? startAnother(),
    giveBack(thread) {
      idle.push(thread);
      clearTimeout(resting);
      resting = setTimeout(endIdle, rest).unref();
    },
    drop: (thread) => void all.delete(thread),
    async end() {
      clearTimeout(resting);
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}
