export { unfold } from './fold.ts';
export { textCompressor } from './text-compressor.ts';
