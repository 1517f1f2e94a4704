import { serveSidecar } from '../../../../adapters/proxy/sidecar/index.ts';
import { createHeadroom, type Headroom, type HeadroomOptions } from '../../../../src/index.ts';

/** A sidecar and a Headroom that keeps nothing on disk. */
export interface SidecarScene {
  readonly headroom: Headroom;
  /** Sends a request; with a body it is posted as JSON text, which a string is taken for. */
  readonly ask: (
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answered>;
}

/** An answer, read. */
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The JSON value of its text. */
  readonly json: Fields;
}

/** A JSON object whose fields are looked into. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** Opens a scene. */
export function openSidecar(options: HeadroomOptions = {}): SidecarScene {
  const logger = { warn: () => undefined };
  const headroom = createHeadroom({ store: 'memory', logger, ...options });
  return {
    headroom,
    ask: async (path, body, headers = {}) => {
      const url = `http://127.0.0.1:8787${path}`;
      const sent = typeof body === 'string' ? body : JSON.stringify(body);
      const init = body === undefined ? { headers } : { method: 'POST', body: sent, headers };
      const response = await serveSidecar(new Request(url, init), { headroom });
      if (response === undefined) throw new Error(`${path} is not the sidecar's`);
      const text = await response.text();
      const json = JSON.parse(text) as Fields;
      return { status: response.status, text, headers: response.headers, json };
    },
  };
}
