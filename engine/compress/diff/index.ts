export { diffCompressor } from './diff-compressor.ts';
