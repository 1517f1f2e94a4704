import type { Detection } from '../../content.ts';
import type { Sample } from '../sample.ts';

/** One family of content: how sure it is that the sample belongs to it, or undefined when it does not. */
export type Rule = (sample: Sample) => Detection | undefined;
