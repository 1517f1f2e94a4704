/** The oldest Node that runs the package, as `engines` in its manifest says. */
const OLDEST = [22, 19] as const;

/** What to say to somebody whose Node is too old; undefined where it is not. Takes versions such as `22.19.0`. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNew ? undefined : `headroom needs Node ${OLDEST.join('.')} or newer; this is ${version}`;
}
