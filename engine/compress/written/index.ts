export { writtenCompressor } from './written-compressor.ts';
