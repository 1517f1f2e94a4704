/**
 * Source code. `scan/` passes strings and comments and pairs brackets, `blocks/` finds functions and types by them, `parts/` cuts
 * these into statements, `choose/` picks those that the question needs, `render.ts` writes what is left.
 */
export { codeCompressor } from './code-compressor.ts';
export { asNamedSource } from './named-source.ts';
