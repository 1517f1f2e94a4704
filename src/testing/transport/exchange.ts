import { messageOf, tokenCounter } from '../../../engine/index.ts';
import { dropBody, type Arrival, openRequest } from './arrival.ts';
import type { FaultFields } from '../fault.ts';
import { writeList } from './list-stream.ts';
import type { Lookup } from '../prompts/prompt-cache.ts';
import { Refusal } from '../refusal.ts';
import type { OpenRequest } from '../request.ts';
import { type ModelPart, performTurn } from '../model/script.ts';
import type { Service } from '../service.ts';
import { writeStream } from './sse.ts';
import type { Call, ModelAdmission, ModelUsage, Prompt, StreamEvent, Vendor } from '../vendor.ts';

/** What goes back to the client. */
export interface Reply {
  /** The request as it is recorded; `aborted` is still to be written. */
  readonly request: OpenRequest;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: Iterable<Uint8Array>;
  /** Milliseconds before each chunk. */
  readonly delayMs: number;
  /** Bytes after which the connection breaks; undefined if it holds. */
  readonly disconnectAt: number | undefined;
  /** Whether nothing is answered at all. */
  readonly silent: boolean;
}

/** Records a request, checks it, lets the script answer it, and applies the fault that waits for it. */
export function exchange(arrival: Arrival, service: Service): Reply {
  const { vendor, call, request } = openRequest(arrival, service.vendors);
  const previous = service.requests.at(-1);
  if (service.bodies === 'latest' && previous !== undefined) dropBody(previous);
  service.requests.push(request);
  const waiting = service.faults.next();
  if (waiting !== undefined) request.fault = waiting;
  const fault: FaultFields = waiting ?? {};
  const content = contentFor({ vendor, call, request, fault }, service);
  const { status, headers = {}, chunks } = content;
  return {
    request,
    status,
    chunks,
    headers: { ...headers, [vendor.requestIdHeader]: service.nextId('req') },
    delayMs: fault.slow ?? service.stream.delayMs ?? 0,
    disconnectAt: fault.disconnectAt,
    silent: fault.timeout === true,
  };
}

interface Exchange {
  readonly vendor: Vendor;
  readonly call: Call;
  readonly request: OpenRequest;
  readonly fault: FaultFields;
}

interface Content {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks: Iterable<Uint8Array>;
}

function contentFor(current: Exchange, service: Service): Content {
  const { vendor, call, request, fault } = current;
  const modelRuns = fault.status === undefined && fault.timeout === undefined;
  try {
    const admission = vendor.admit(call);
    if (admission.kind === 'state') return modelRuns ? json(admission.answer()) : failure(current);
    const lookup = look(admission.prompt, request, service);
    if (!modelRuns) return failure(current);
    if (admission.kind === 'count') return json(admission.answer(lookup.measured.prompt));
    return answer(admission, lookup, { current, service });
  } catch (error) {
    if (!modelRuns) return failure(current);
    const message = messageOf(error);
    request.refusal = message;
    if (error instanceof Refusal) return json(vendor.errorBody(error), error.status);
    // Both SDKs would try again, and use up the turns that are still in the script.
    const headers = { 'x-should-retry': 'false' };
    return json(vendor.errorBody({ status: 500, message }), 500, headers);
  }
}

/** Looks the prompt up, and records what is known of it. */
function look(prompt: Prompt, request: OpenRequest, service: Service): Lookup {
  const lookup = service.cache.look(prompt);
  const { prompt: tokens, cached } = lookup.measured;
  request.conversation = prompt.conversation;
  request.tokens = { prompt: tokens, cached };
  request.prefixKept = service.prefixLog.keeps(prompt);
  return lookup;
}

interface Surroundings {
  readonly current: Exchange;
  readonly service: Service;
}

function answer(
  admission: ModelAdmission,
  lookup: Lookup,
  { current, service }: Surroundings,
): Content {
  const { prompt, offer, stream } = admission;
  const parts = performTurn(service.nextTurn(), current.request, offer);
  const usage = { ...lookup.measured, ...outputOf(parts, prompt.model) };
  const made = admission.answer(parts, usage);
  lookup.remember();
  service.prefixLog.remember(prompt, { tokens: usage.prompt, turns: made.turns });
  if (!stream) return json(made.body);
  const write = stream === 'list' ? writeList : writeStream;
  const { malformedEvent } = current.fault;
  const chunks = write(faultyEvents(made.events(), current), service.stream, malformedEvent);
  if (stream === 'list') return { status: 200, headers: JSON_BODY, chunks };
  return { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' }, chunks };
}

/** Tokens of everything that the model wrote. */
function outputOf(
  parts: readonly ModelPart[],
  model: string,
): Pick<ModelUsage, 'output' | 'thinking'> {
  const counter = tokenCounter(model);
  let [output, thinking] = [0, 0];
  for (const part of parts) {
    const isCall = part.type === 'call';
    const text = isCall ? `${part.name} ${JSON.stringify(part.arguments)}` : part.text;
    const tokens = counter.count(text);
    output += tokens;
    if (part.type === 'think') thinking += tokens;
  }
  return { output, thinking };
}

/** The events up to the place where the stream is to fail. */
function* faultyEvents(
  events: Iterable<StreamEvent>,
  { vendor, fault }: Exchange,
): Generator<StreamEvent> {
  let count = 0;
  for (const event of events) {
    count += 1;
    if (count === fault.errorEvent) {
      yield vendor.errorEvent({ status: 529, message: 'The provider was told to fail here.' });
      return;
    }
    yield event;
  }
}

/** The answer of a service that fails before its model runs; nobody reads that of a silent one. */
function failure({ vendor, fault }: Exchange): Content {
  const { status, headers } = fault;
  if (status === undefined) return json({});
  const message = `The provider was told to fail with status ${status}.`;
  const body = fault.body ?? vendor.errorBody({ status, message });
  return json(body, status, headers);
}

function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Content {
  const bytes = Buffer.from(JSON.stringify(body));
  return { status, headers: { ...JSON_BODY, ...headers }, chunks: [bytes] };
}

const JSON_BODY = { 'content-type': 'application/json' };
