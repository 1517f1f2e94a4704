import { describe, expect, it } from 'vitest';

import { createProxy } from '../../../adapters/proxy/index.ts';

describe('the options of a proxy', () => {
  it.each([
    [
      { mode: 'lossless' },
      'createProxy(): mode is an option of its Headroom: createProxy({ headroom: { mode: … } })',
    ],
    [{ prt: 1 }, 'createProxy(): unknown option prt; did you mean port?'],
    [{ port: '8787' }, 'createProxy(): option port: expected a number, and it is a text'],
    [{ headroom: 5 }, 'createProxy(): option headroom: expected a Headroom, or the options of one'],
    [{ webSockets: 'no' }, "createProxy(): option webSockets: expected 'relay' or 'refuse'"],
    [{ log: 'all' }, 'createProxy(): option log: expected a function'],
    [{ host: '0.0.0.0' }, /give a token in HEADROOM_TOKEN, --token-file or the option token/],
    [null, 'createProxy(): options: expected an object'],
    [8787, 'createProxy(): options: expected an object'],
  ])('are checked: %j', (options, message) => {
    expect(() => createProxy(options as object)).toThrow(message);
  });
});
