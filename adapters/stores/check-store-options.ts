import type * as Zod from 'zod';

import {
  addressProblem,
  checkOptions,
  isServerAddress,
  loadZod,
  type OptionsPlace,
} from '../../src/index.ts';

type Z = ReturnType<typeof loadZod>['z'];

/**
 * Checks the options of a store on a server: those that all of them have, and those of one kind besides. Throws a
 * HeadroomError of code `invalid_options` that names the option.
 */
export function checkStoreOptions(
  options: unknown,
  where: OptionsPlace,
  schemasFor: (z: Z) => Zod.z.core.$ZodLooseShape,
): void {
  const { z } = loadZod();
  const common = {
    project: z.string().exactOptional(),
    maxAgeDays: z.number().positive().exactOptional(),
    timeoutMs: z.number().positive().exactOptional(),
    pauseMs: z.number().min(0).exactOptional(),
  };
  checkOptions(z.strictObject({ ...common, ...schemasFor(z) }), options, where);
}

/** An address that begins in one of some ways, such as `redis://`. */
export function addressSchema(
  z: Z,
  beginnings: readonly string[],
  example: string,
): Zod.z.ZodCustom<string, string> {
  const problem = (value: unknown): string | undefined => {
    const begins = beginnings.some((each) => typeof value === 'string' && value.startsWith(each));
    if (!begins) return `expected an address such as ${example}`;
    return isServerAddress(value) ? addressProblem(value) : undefined;
  };
  return z.custom<string>((value) => problem(value) === undefined, {
    error: ({ input }) => problem(input),
  });
}
