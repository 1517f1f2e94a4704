export { yamlCompressor } from './yaml-compressor.ts';
