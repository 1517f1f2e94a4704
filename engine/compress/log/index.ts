export { logCompressor } from './log-compressor.ts';
