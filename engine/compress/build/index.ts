export { buildCompressor } from './build-compressor.ts';
