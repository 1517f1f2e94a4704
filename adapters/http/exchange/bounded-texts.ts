/** Texts under keys, of which those set longest ago go where there are too many characters. */
export interface BoundedTexts<Text extends string | undefined> {
  /** Those that are there, the one set longest ago first. */
  readonly texts: ReadonlyMap<string, Text>;
  set(key: string, text: Text): void;
  delete(key: string): void;
}

/** Room for so many characters of keys and texts. */
export function boundedTexts<Text extends string | undefined>(most: number): BoundedTexts<Text> {
  const texts = new Map<string, Text>();
  let size = 0;

  function remove(key: string): void {
    if (texts.has(key)) size -= sizeOf(key, texts.get(key));
    texts.delete(key);
  }

  return {
    texts,
    delete: remove,
    set(key, text) {
      remove(key);
      texts.set(key, text);
      size += sizeOf(key, text);
      for (const oldest of texts.keys()) {
        if (size <= most) return;
        remove(oldest);
      }
    },
  };
}

function sizeOf(key: string, text = ''): number {
  return key.length + text.length;
}
