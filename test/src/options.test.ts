import { describe, expect, it } from 'vitest';

import { compress, createHeadroom, HeadroomError, memoryStore } from '../../src/index.ts';

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
