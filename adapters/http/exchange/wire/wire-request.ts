import { type JsonDocument, readGrowing } from '../../json/growing-document.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { type JsonSource, textFrom } from '../../json/json-source.ts';
import type { JsonObject } from '../../json/read.ts';

/** A request body as it goes over the wire: JSON text, or its UTF-8 bytes. */
export type WireBody = JsonSource;

/** A request on the wire. */
export interface WireRequest {
  /** What it says. */
  readonly body: JsonObject;
  /** The model that is asked, where the address names it and the body does not. */
  readonly model: string | undefined;
  /** Its JSON text. */
  readonly text: () => string;
  /** Its body, in the form in which the client sends bodies. */
  readonly sent: () => WireBody;
  /** The same with some places edited; the same object where there is nothing to edit. */
  readonly edited: (edits: readonly JsonEdit[]) => WireRequest;
}

/** What is known of a request besides its body. */
export interface WireRequestOptions {
  readonly model: string | undefined;
  /** Name of the list in it that grows from one request of a conversation to the next. */
  readonly list: string;
}

/**
 * A request by its body, which is read when somebody looks, but for what an earlier one began with. `body` and `edited`
 * throw as `readGrowing` does.
 */
export function wireRequest(source: WireBody, options: WireRequestOptions): WireRequest {
  let read: JsonDocument | undefined;
  const document = (): JsonDocument => (read ??= readGrowing(source, options.list));
  const request: WireRequest = {
    get body() {
      return document().body;
    },
    model: options.model,
    text: () => textFrom(source, 0),
    sent: () => source,
    edited(edits) {
      const sent = document().edit(edits);
      return sent === source ? request : wireRequest(sent, options);
    },
  };
  return request;
}
