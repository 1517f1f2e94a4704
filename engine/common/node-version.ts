import process from 'node:process';

import { HeadroomError } from '../errors.ts';

/** The oldest Node that runs the package, as `engines` in its manifest says. */
const OLDEST = [22, 19] as const;

/** Throws a HeadroomError of code `missing_dependency` where the version of Node, such as `22.19.0`, is too old. */
export function assertNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  const message = `headroom-ts needs Node ${OLDEST.join('.')} or newer; this is ${version}`;
  throw new HeadroomError('missing_dependency', message);
}
