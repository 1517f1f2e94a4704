import type { z } from 'zod';

import { HeadroomError } from '../../../src/index.ts';
import { isTooLong, MOST_PARTS } from '../../http/exchange/too-long.ts';
import { hasMoreValues, MOST_VALUES } from '../../http/json/count-values.ts';

/** The body of a request, as it came and as it was understood. */
export interface CheckedBody<Body> {
  readonly text: string;
  readonly body: Body;
}

/** The JSON body of a request, checked. Rejects with a HeadroomError of code `invalid_options` that says what is wrong. */
export async function readBody<Body>(
  request: Request,
  schema: z.ZodType<Body>,
): Promise<CheckedBody<Body>> {
  const { text, value } = await readJson(request);
  const result = schema.safeParse(value);
  if (result.success) return { text, body: result.data };
  const [issue] = result.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const place = field === '' ? 'The body' : `Field ${field}`;
  throw invalid(`${place}: ${issue?.message ?? 'not valid'}. ${SEE}`);
}

/** The JSON body of a request, whatever it says. Rejects like `readBody`. */
export async function readJson(
  request: Request,
): Promise<{ readonly text: string; readonly value: unknown }> {
  const text = await request.text();
  if (hasMoreValues(text, MOST_VALUES)) {
    throw invalid(`The body has more than ${MOST_VALUES} JSON values. ${LESS} ${SEE}`);
  }
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    // What the parser says would quote the body.
    throw invalid(`The body is not valid JSON: send a JSON object in UTF-8. ${SEE}`);
  }
}

const LESS = 'Send the messages of fewer conversations at once.';
const SEE = 'GET /openapi.json describes all fields.';

/** Refuses more messages than can be compressed without letting others wait. */
export function assertNotTooLong(messages: readonly unknown[]): void {
  if (isTooLong(messages)) {
    throw invalid(`Field messages: more than ${MOST_PARTS} messages and parts. ${LESS} ${SEE}`);
  }
}

function invalid(message: string): HeadroomError {
  return new HeadroomError('invalid_options', message);
}
