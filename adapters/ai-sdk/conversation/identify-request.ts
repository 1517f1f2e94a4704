import type { ModelRequest } from './request.ts';

/** A text that is the same for the same call, whoever waits for its answer. */
export function identifyRequest({ params, model }: ModelRequest): string {
  const { abortSignal: _, headers: __, ...asked } = params;
  return JSON.stringify([model, asked], (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? bytesAsText(value) : value,
  );
}

function bytesAsText({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
