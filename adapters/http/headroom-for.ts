import {
  createHeadroomAt,
  type Headroom,
  HeadroomError,
  type HeadroomOptions,
} from '../../src/index.ts';

/** What a client is wrapped with: options for a Headroom of its own, or one that is shared. */
export type WithHeadroomOptions =
  | HeadroomOptions
  | {
      /** The Headroom to use, such as one that several clients share or whose `stats()` are wanted. */
      readonly headroom: Headroom;
    };

/**
 * The Headroom that the options name or describe. Throws a HeadroomError of code `invalid_options`, which lists the
 * options that the place itself takes beside them, and of code `invalid_config` where what is configured cannot be used.
 */
export function headroomFor(
  options: WithHeadroomOptions,
  place = 'withHeadroom()',
  own: readonly string[] = [],
): Headroom {
  if (isHeadroom(options)) {
    const message = `${place}: give a Headroom as { headroom }, for without a name it is taken for options`;
    throw new HeadroomError('invalid_options', message);
  }
  if (!isShared(options)) {
    return createHeadroomAt({ place, others: ['headroom', ...own] }, options);
  }
  const { headroom } = options;
  if (!isHeadroom(headroom)) {
    throw new HeadroomError(
      'invalid_options',
      `${place}: option headroom: expected what createHeadroom() gives`,
    );
  }
  const others = Object.keys(options).filter((key) => key !== 'headroom');
  if (others.length > 0) {
    throw new HeadroomError(
      'invalid_options',
      `${place}: give ${others.join(', ')} to createHeadroom(), for the headroom given is used as it is`,
    );
  }
  return headroom;
}

/**
 * For a client that goes through a Headroom already, which stays: options that ask for another one are checked, and the
 * logger is told that they are not used. Throws as `headroomFor` does.
 */
export function leaveHeadroom(current: unknown, options: WithHeadroomOptions): void {
  if (isEmpty(options)) return;
  const asked = headroomFor(options);
  if (asked === current) return;
  asked.note({ kind: 'failure', doing: 'withHeadroom()', error: WRAPPED });
}

const WRAPPED =
  'the client is wrapped already, and keeps the settings that it has: the options are not used';

function isEmpty(options: unknown): boolean {
  if (typeof options !== 'object' || options === null) return false;
  return Object.values(options).every((value) => value === undefined);
}

/** Throws a HeadroomError of code `invalid_options` for what is no object of options. */
export function assertOptions(place: string, options: unknown): void {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return;
  throw new HeadroomError('invalid_options', `${place}: options: expected an object`);
}

function isShared(options: WithHeadroomOptions): options is { readonly headroom: Headroom } {
  // What is no object at all is refused as options are.
  return typeof options === 'object' && options !== null && 'headroom' in options;
}

/** Whether a value is a Headroom, made by any copy of this package. */
export function isHeadroom(value: unknown): value is Headroom {
  return typeof value === 'object' && value !== null && 'compress' in value && 'retrieve' in value;
}
