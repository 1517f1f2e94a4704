export { proseCompressor } from './prose-compressor.ts';
