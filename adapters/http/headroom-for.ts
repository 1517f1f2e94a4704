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
 * options that the place itself takes beside them.
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

function isShared(options: WithHeadroomOptions): options is { readonly headroom: Headroom } {
  // What is no object at all is refused as options are.
  return typeof options === 'object' && options !== null && 'headroom' in options;
}

/** Whether a value is a Headroom, made by any copy of this package. */
export function isHeadroom(value: unknown): value is Headroom {
  return typeof value === 'object' && value !== null && 'compress' in value && 'retrieve' in value;
}
