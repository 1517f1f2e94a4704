import { loadConfig } from '../../../src/index.ts';

/** Whether originals are kept by this process alone: no later command has what it keeps, nor it what others kept. */
export function isStoreOfProcess(): boolean {
  return loadConfig().store === 'memory';
}
