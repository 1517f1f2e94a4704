/**
 * Outputs of searches: `read/` tells hits, trees, listings and paths from their lines, `lossless/` names each file or directory
 * once, `lossy/` shows the hits and the paths that the question asks for.
 */
export { searchCompressor } from './search-compressor.ts';
