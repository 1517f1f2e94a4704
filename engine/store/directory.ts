import { userInfo } from 'node:os';
import { posix, win32 } from 'node:path';

import { HeadroomError } from '../errors.ts';

/** The variables of a process, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder where this platform keeps the data of one user's programs: `$XDG_DATA_HOME/headroom` or
 * `~/.local/share/headroom`, `~/Library/Application Support/headroom`, `%LOCALAPPDATA%\headroom`. Throws a
 * HeadroomError of code `invalid_config` for a user without a home folder.
 */
export function defaultStoreDirectory(environment: Environment, platform: string): string {
  const path = platform === 'win32' ? win32 : posix;
  const variable = (name: string): string | undefined => {
    const value = environment[name];
    // The XDG base directory specification says that a relative path is to be ignored.
    return value !== undefined && path.isAbsolute(value) ? value : undefined;
  };
  return path.join(dataFolder(platform, variable), 'headroom');
}

function dataFolder(platform: string, variable: (name: string) => string | undefined): string {
  if (platform === 'win32') {
    const home = variable('USERPROFILE') ?? homeOfUser();
    return variable('LOCALAPPDATA') ?? win32.join(home, 'AppData', 'Local');
  }
  const home = variable('HOME') ?? homeOfUser();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support');
  return variable('XDG_DATA_HOME') ?? posix.join(home, '.local', 'share');
}

/** As the system has it on record; a variable that is empty or relative would lead into the current folder. */
function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch (error) {
    const message =
      'This user has no home folder to keep originals in: name a folder in HEADROOM_DIRECTORY.';
    throw new HeadroomError('invalid_config', message, { cause: error });
  }
}
