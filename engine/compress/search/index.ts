export { searchCompressor } from './search-compressor.ts';
