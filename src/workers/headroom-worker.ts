// What a worker thread runs. No other package has a file of this name, so that none is started in its place.
import { parentPort } from 'node:worker_threads';

import { type DecisionTask, runTask } from '../../engine/index.ts';
import type { ThreadMessage } from './thread.ts';

parentPort?.on('message', (tasks: readonly DecisionTask[]) => {
  void Promise.all(tasks.map(runTask)).then(send);
});
send('ready');

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
