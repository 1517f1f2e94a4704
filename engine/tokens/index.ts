export { tokenCounter } from './token-counter.ts';
