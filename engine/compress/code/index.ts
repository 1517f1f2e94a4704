export { codeCompressor } from './code-compressor.ts';
