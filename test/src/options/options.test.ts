import { describe, expect, it } from 'vitest';

import { compress, createHeadroom, HeadroomError, memoryStore } from '../../../src/index.ts';

const noArray = 'not messages' as unknown as readonly unknown[];

describe('options', () => {
  it('names the nearest known option', () => {
    expect(() => createHeadroom({ mod: 'balanced' } as object)).toThrow(
      'unknown option mod; did you mean mode?',
    );
    expect(() => createHeadroom({ retention: { maxAge: 3 } } as object)).toThrow(
      'unknown option retention.maxAge; did you mean maxAgeDays?',
    );
    expect(() => createHeadroom({ kinds: { htm: 'off' } } as object)).toThrow(
      'unknown option kinds.htm; did you mean html?',
    );
  });

  it('lists the known options when none is near', () => {
    expect(() => createHeadroom({ zzzzzz: 1 } as object)).toThrow(
      /known are mode, tools, kinds, trigger/,
    );
  });

  it('names the option whose value is wrong', () => {
    expect(() => createHeadroom({ trigger: -1 })).toThrow(/option trigger: /);
    expect(() => createHeadroom({ tools: { bash: 'on' } } as object)).toThrow(
      /option tools\.bash: /,
    );
    expect(() => createHeadroom({ kinds: { html: 'on' } } as object)).toThrow(
      /option kinds\.html: /,
    );
  });

  it.each([
    ['mysql://host/db', /option store: expected 'sqlite', 'memory', an address such as redis/],
    [{ ...memoryStore(), recall: undefined }, /option store: .* it lacks recall$/],
    [{ put: () => {} }, /option store: .* it lacks touch, get, source, remember, recall, stats/],
  ])('says what a store has to be, on %j', (store, message) => {
    expect(() => createHeadroom({ store } as object)).toThrow(message);
  });

  it.each([
    [null, 'createHeadroom(): options: expected an object, and it is null'],
    ['lossless', 'createHeadroom(): options: expected an object, and it is a text'],
    [{ mode: 'x' }, "option mode: expected 'lossless', 'balanced' or 'aggressive'"],
    [{ trigger: '2000' }, 'option trigger: expected a number, and it is a text'],
    [{ trigger: 1.5 }, 'option trigger: expected a whole number, and it is 1.5'],
    [{ trigger: -1 }, 'option trigger: expected at least 0, and it is -1'],
    [{ keep: 2 }, 'option keep: expected at most 1, and it is 2'],
    [{ directory: '' }, 'option directory: expected a text, and it is empty'],
    [{ tools: [] }, 'option tools: expected an object, and it is an array'],
    [{ ledger: 1 }, 'option ledger: expected true or false, and it is 1'],
    [
      { retention: { maxAgeDays: 0 } },
      'option retention.maxAgeDays: expected more than 0, and it is 0',
    ],
    [
      { prices: { a: { input: 1 } } },
      'option prices.a.output: expected a number, and it is missing',
    ],
    [
      { prices: { a: { imput: 1, output: 2 } } },
      'unknown option prices.a.imput; did you mean input?',
    ],
  ])('says in words of its own what is wrong with %j', (options, message) => {
    expect(() => createHeadroom(options as object)).toThrow(message);
  });

  it('does not quote texts, which may be secret', () => {
    const options = { store: 'memory', directory: ['sk-secret'], prices: 'sk-secret' };
    expect(() => createHeadroom(options as object)).not.toThrow(/sk-secret/);
  });

  it.each(['redis://user:a#b@host', 'redis://host:99999', 'postgres://user:a/b@host/name'])(
    'says what is wrong with the address of a server: %s',
    (store) => {
      expect(() => createHeadroom({ store } as object)).toThrow(
        /option store: the address cannot be read; .* %23 %2F/,
      );
    },
  );

  it.each([
    'redis://',
    'rediss://me:a%23b@host:1/0',
    'postgres://me@/name?host=/run',
    'valkey://h',
  ])('takes the address %s', (store) => {
    expect(createHeadroom({ store } as object).store.isShared).toBe(true);
  });

  it('says whose option it is that a Headroom does not take', () => {
    expect(() => createHeadroom({ model: 'gpt-4o' } as object)).toThrow(
      'createHeadroom(): model is an option of compress(): headroom.compress(messages, { model: … })',
    );
  });

  it('suggests for a short word only one that is an edit away, or begins with it', () => {
    const giving = (name: string) => () => createHeadroom({ [name]: 1 });
    expect(giving('mxe')).toThrow(/unknown option mxe; known are/);
    expect(giving('mod')).toThrow('did you mean mode?');
    expect(giving('log')).toThrow('did you mean logger?');
  });

  it('says what a logger has to be', () => {
    const given = { logger: { warn: 'loudly' } };
    expect(() => createHeadroom(given as object)).toThrow(/option logger: .* a method warn/);
  });

  it('says whose option it is that a call does not take', async () => {
    const message = 'compress(): mode is an option of createHeadroom()';
    const options = { mode: 'lossless' } as object;
    await expect(compress([], options)).rejects.toThrow(message);
    await expect(createHeadroom({ store: 'memory' }).compress([], options)).rejects.toThrow(
      message,
    );
    await expect(compress([], { mode: undefined } as object)).resolves.toBeDefined();
  });

  it('says that references need a store', async () => {
    await expect(compress([], { retrieval: 'tool' } as object)).rejects.toThrow(
      "compress(): retrieval 'tool' needs a store for what is left out: createHeadroom()",
    );
    await expect(compress([], { retrieval: 'none' } as object)).resolves.toBeDefined();
  });

  it('carries a code', async () => {
    await expect(compress([], { modl: 'x' } as object)).rejects.toSatisfy(
      (error) => HeadroomError.isInstance(error) && error.code === 'invalid_options',
    );
    await expect(compress(noArray)).rejects.toThrow('compress(): messages must be an array');
  });

  it('takes undefined for not given', async () => {
    const options = { model: undefined } as object;
    await expect(compress([], options)).resolves.toMatchObject({ messages: [], blocks: [] });
  });
});
