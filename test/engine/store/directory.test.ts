import { userInfo } from 'node:os';

import { expect, it } from 'vitest';

import { defaultStoreDirectory } from '../../../engine/store/directory.ts';

it.each([
  ['linux', { HOME: '/home/ada' }, '/home/ada/.local/share/headroom'],
  ['linux', { HOME: '/home/ada', XDG_DATA_HOME: '/data' }, '/data/headroom'],
  ['linux', { HOME: '/home/ada', XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/headroom'],
  ['linux', {}, `${userInfo().homedir}/.local/share/headroom`],
  ['linux', { HOME: '' }, `${userInfo().homedir}/.local/share/headroom`],
  ['linux', { HOME: 'relative' }, `${userInfo().homedir}/.local/share/headroom`],
  ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Application Support/headroom'],
  ['win32', { LOCALAPPDATA: 'C:\\Data' }, 'C:\\Data\\headroom'],
  ['win32', { USERPROFILE: 'C:\\Users\\ada' }, 'C:\\Users\\ada\\AppData\\Local\\headroom'],
] as const)('is where %s keeps data with %j', (platform, environment, directory) => {
  expect(defaultStoreDirectory(environment, platform)).toBe(directory);
});
