export { htmlCompressor } from './html-compressor.ts';
