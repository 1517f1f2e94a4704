import type { Encoding } from './model-tokens.ts';
export const WEIGHTS: Readonly<Record<Encoding, Readonly<Record<string, number>>>> = { o200k_base: {}, cl100k_base: {} };
