import { parseArgs } from 'node:util';

import { messageOf } from '../../../engine/index.ts';
import { UsageError } from '../../eval/usage-error.ts';
import { type MeasureName, measureNames } from './measures.ts';

/** What is measured, and where it is written. */
export interface AllOptions {
  readonly names: readonly MeasureName[];
  readonly isQuick: boolean;
  readonly withPeer: boolean;
  readonly html?: string;
  readonly json?: string;
}

/** The words behind `npm run bench -- all`; undefined if help is wanted. Throws `UsageError` for a wrong one. */
export function parseAll(line: readonly string[]): AllOptions | undefined {
  const { only, quick, peer, html, json, help } = valuesOf(line);
  if (help === true) return undefined;
  return {
    names: only === undefined ? measureNames() : namesIn(only),
    isQuick: quick === true,
    withPeer: peer === true,
    ...(html === undefined ? {} : { html }),
    ...(json === undefined ? {} : { json }),
  };
}

interface Values {
  readonly only?: string;
  readonly quick?: boolean;
  readonly peer?: boolean;
  readonly html?: string;
  readonly json?: string;
  readonly help?: boolean;
}

function valuesOf(line: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...line],
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean' },
        peer: { type: 'boolean' },
        html: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function namesIn(text: string): readonly MeasureName[] {
  const names = measureNames();
  return text.split(',').map((word) => {
    const name = names.find((each) => each === word);
    if (name === undefined) {
      throw new UsageError(`--only ${word}: there are ${names.join(', ')}`);
    }
    return name;
  });
}
