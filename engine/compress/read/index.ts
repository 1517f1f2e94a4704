export { readCompressor } from './read-compressor.ts';
