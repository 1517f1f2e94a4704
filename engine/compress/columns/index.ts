export { columnsCompressor } from './columns-compressor.ts';
