export { codeCompressor } from './code-compressor.ts';
export { asNamedSource } from './named-source.ts';
