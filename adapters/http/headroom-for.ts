import {
  createHeadroom,
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

/** The Headroom that the options name or describe. Throws a HeadroomError of code `invalid_options`. */
export function headroomFor(options: WithHeadroomOptions): Headroom {
  if (!('headroom' in options)) return createHeadroom(options);
  const others = Object.keys(options).filter((key) => key !== 'headroom');
  if (others.length > 0) {
    throw new HeadroomError(
      'invalid_options',
      `withHeadroom(): give ${others.join(', ')} to createHeadroom(), for the headroom given is used as it is`,
    );
  }
  return options.headroom;
}
