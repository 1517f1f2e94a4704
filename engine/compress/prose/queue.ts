/** Numbers by worth: the worthiest comes out first, of equal ones the smallest number. A binary heap. */
export interface Queue {
  add(number: number, worth: number): void;
  /** Takes the first one out; undefined when the queue is empty. */
  take(): number | undefined;
}

interface Entry {
  readonly number: number;
  readonly worth: number;
}

/** An empty queue. */
export function createQueue(): Queue {
  const heap: Entry[] = [];

  function swap(one: number, other: number): void {
    const first = heap[one];
    const second = heap[other];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  }

  return {
    add(number, worth) {
      let place = heap.push({ number, worth }) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!isBefore(heap[place], heap[parent])) break;
        swap(place, parent);
        place = parent;
      }
    },
    take() {
      swap(0, heap.length - 1);
      const first = heap.pop();
      let place = 0;
      while (2 * place + 1 < heap.length) {
        const left = 2 * place + 1;
        const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
        if (!isBefore(heap[child], heap[place])) break;
        swap(place, child);
        place = child;
      }
      return first?.number;
    },
  };
}

function isBefore(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return other === undefined && one !== undefined;
  return one.worth > other.worth || (one.worth === other.worth && one.number < other.number);
}
