import { TextDecoder } from 'node:util';

/**
 * The lines of a text in UTF-8, or in UTF-16 that says so, as its bytes come. Only a line feed ends a line: JSON may
 * hold the other separators as they are.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let begun: string[] = [];
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
  begun.push(decoder?.decode() ?? '');
  yield begun.join('');
}

/** UTF-8, but UTF-16 where a byte order mark says so: PowerShell writes it with `>`. */
export function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
