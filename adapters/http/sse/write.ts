/** What an event says. */
export interface SseEvent {
  /** One line. */
  readonly event?: string;
  /** Any text; what ends a line in it (LF, CR LF or CR) is read back as LF. */
  readonly data: string;
  /** One line. */
  readonly id?: string;
}

/** The bytes of an event, with the blank line that ends it. */
export function writeEvent({ event, data, id }: SseEvent): Uint8Array {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const name = event === undefined ? '' : `event: ${event}\n`;
  const mark = id === undefined ? '' : `id: ${id}\n`;
  return new TextEncoder().encode(`${name}${mark}${lines.join('')}\n`);
}
