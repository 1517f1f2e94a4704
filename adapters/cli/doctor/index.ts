import type { Arguments, Command, Outcome } from '../command.ts';

/** `headroom doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'find out why it does not work, with a real request',
  usage: '[options]',
  description: '',
  options: {},
  examples: [],
  maxPositionals: 0,
  run: doctor,
};

async function doctor(_given: Arguments): Promise<Outcome> {
  return { text: '' };
}
