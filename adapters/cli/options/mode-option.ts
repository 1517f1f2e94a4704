import type { Mode } from '../../../src/index.ts';
import type { Arguments, OptionSpec } from '../command.ts';

const MODES: readonly Mode[] = ['lossless', 'balanced', 'aggressive'];

/** How far compression goes. */
export const modeOption: OptionSpec = {
  value: 'MODE',
  summary: 'how far to go',
  choices: MODES,
};

/** The mode that a command was given; undefined where none was. */
export function modeOf(given: Arguments): Mode | undefined {
  const name = given.text('mode');
  return MODES.find((mode) => mode === name);
}
