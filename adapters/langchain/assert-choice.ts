import { HeadroomError } from '../../src/index.ts';

/**
 * Throws a HeadroomError of code `invalid_options` for anything else than one of two words; `option` says where it was
 * given, such as `headroomAgentMiddleware(): option calls`.
 */
export function assertChoice(
  option: string,
  given: unknown,
  [one, other]: readonly [string, string],
): void {
  if (given === one || given === other) return;
  throw new HeadroomError('invalid_options', `${option}: expected '${one}' or '${other}'`);
}
