import type { HeadroomOptions, Mode } from '../../src/index.ts';
import type { EvalOptions } from './arguments.ts';

/** How far compression goes in a measurement. */
export interface Settings extends Pick<HeadroomOptions, 'keep' | 'trigger'> {
  readonly mode: Mode;
}

/** The settings of a command line, in one mode. */
export function settingsFor({ keep, trigger }: EvalOptions, mode: Mode): Settings {
  return {
    mode,
    ...(keep === undefined ? {} : { keep }),
    ...(trigger === undefined ? {} : { trigger }),
  };
}
