import type { ToolCall } from './reading.ts';

/** A function call that a response may belong to. */
interface OpenCall {
  /** Undefined where the service gives none. */
  readonly id: string | undefined;
  readonly name: string;
  readonly call: ToolCall;
}

/** The calls of the model's last step that have no response yet. */
export interface OpenCalls {
  /** The model speaks; calls of an earlier step can no longer be answered. */
  beginStep(): void;
  /** Someone else speaks. */
  endStep(): void;
  /** The model calls a function. */
  add(call: OpenCall): void;
  /** The call that a response belongs to: by its id, else the first of that name that has none yet. */
  answer(response: Pick<OpenCall, 'id' | 'name'>): ToolCall;
}

/** No calls yet. One step may be spread over several contents, as streams leave them. */
export function openCalls(): OpenCalls {
  const byId = new Map<string, OpenCall>();
  const byName = new Map<string, Queue>();
  const answered = new Set<OpenCall>();
  let isOver = false;

  function firstOf(name: string): OpenCall | undefined {
    const queue = byName.get(name) ?? { calls: [], next: 0 };
    let call = queue.calls[queue.next];
    while (call !== undefined && answered.has(call)) {
      queue.next += 1;
      call = queue.calls[queue.next];
    }
    return call;
  }

  return {
    beginStep() {
      if (isOver) for (const calls of [byId, byName, answered]) calls.clear();
      isOver = false;
    },
    endStep() {
      isOver = true;
    },
    add(call) {
      if (call.id !== undefined) byId.set(call.id, call);
      const queue = byName.get(call.name);
      if (queue === undefined) byName.set(call.name, { calls: [call], next: 0 });
      else queue.calls.push(call);
    },
    answer({ id, name }) {
      const found = byId.get(id ?? '') ?? firstOf(name);
      if (found === undefined) return { toolName: name };
      answered.add(found);
      byId.delete(found.id ?? '');
      return found.call;
    },
  };
}

/** Calls of one name. */
interface Queue {
  readonly calls: OpenCall[];
  /** Index of the first that may have no response yet. */
  next: number;
}
