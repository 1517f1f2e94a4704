/** What a line of strace says, perhaps behind a process and a time. */
export interface SystemCall {
  /** The name of the error or of the signal, such as `EACCES`; empty where the call did what it should. */
  readonly error: string;
  /** Whether a program seldom gets this answer when all is well. */
  readonly isFailure: boolean;
}

const START = /^(?:\[pid +\d+\] |\d+ +)?(?:\d[\d:.]* +)?/.source;
const CALL = new RegExp(
  String.raw`${START}[a-z_]\w{1,30}\(.*\) += (?:0x[\da-f]+|\?|-?\d+)(?: (E[A-Z\d]{2,20}) \()?`,
);
const END = new RegExp(
  String.raw`${START}(?:--- (SIG[A-Z\d]{2,10}) \{.*\} ---|\+{3} (?:killed by (SIG[A-Z\d]{2,10})|exited with (\d+)).* ?\+{3})$`,
);
/** Programs look for files in several places, wait and ask again: these answers are part of it. */
const USUAL: ReadonlySet<string> = new Set(
  'EAGAIN ECHILD EEXIST EINPROGRESS EINTR EINVAL ENODATA ENOENT ENOSYS ENOTDIR ENOTTY ENXIO EOPNOTSUPP ESPIPE ESRCH ETIMEDOUT'.split(
    ' ',
  ),
);
const HARMLESS_SIGNAL = /^SIG(?:CHLD|WINCH|ALRM|CONT|URG|IO|PROF|VTALRM|USR\d|RT.*)$/;

/** Reads what strace and its kin print of a call, a signal or an exit; undefined for any other line. */
export function readSystemCall(line: string): SystemCall | undefined {
  const call = CALL.exec(line);
  if (call !== null) {
    const [, error = ''] = call;
    return { error, isFailure: error !== '' && !USUAL.has(error) };
  }
  const [whole, raised, killer, status = '0'] = END.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const signal = raised ?? killer ?? '';
  if (signal !== '') return { error: signal, isFailure: !HARMLESS_SIGNAL.test(signal) };
  return { error: '', isFailure: status !== '0' };
}
