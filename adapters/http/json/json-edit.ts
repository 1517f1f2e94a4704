/** Property names and indexes from the root of a JSON document to a place in it. */
export type Path = readonly (string | number)[];

/** One change of a JSON document. Every `json` is valid JSON text and is written as it is. */
export type JsonEdit =
  /** The value at the path becomes another one. */
  | {
      readonly kind: 'replace';
      readonly path: Path;
      readonly json: string;
      /** The JSON text of the string that stands there, if it is known: it then need not be searched for its end. */
      readonly was?: string;
    }
  /** The path ends in an index: elements (one, or more with commas between) go before that one, or to the end. */
  | { readonly kind: 'insert'; readonly path: Path; readonly json: string }
  /** The path ends in a name: that property is replaced, or becomes the last one of its object. */
  | { readonly kind: 'set'; readonly path: Path; readonly json: string }
  /** The property or element at the path disappears with its comma. */
  | { readonly kind: 'remove'; readonly path: Path };
