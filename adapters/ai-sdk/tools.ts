import {
  type Headroom,
  RETRIEVE_TOOL_NAME,
  type RetrieveRequest,
  retrieveTool,
} from '../../src/index.ts';
import { asObject, asText, type JsonObject } from '../http/json/read.ts';

/** The tools of a Headroom in the form of the AI SDK, by their names. */
export type HeadroomTools = Readonly<Record<typeof RETRIEVE_TOOL_NAME, HeadroomTool>>;

/** A tool of the AI SDK that runs here. */
export interface HeadroomTool {
  /** What the model is told. */
  readonly description: string;
  /** The arguments, as a Standard Schema. */
  readonly inputSchema: ArgumentsSchema;
  /** What the model gets for a call; never rejects for what a model wrote. */
  readonly execute: (request: RetrieveRequest) => Promise<string>;
}

/** A Standard Schema that tells its JSON Schema; what models write is checked when it is answered. */
export interface ArgumentsSchema {
  /** The properties that the specification asks for. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'headroom';
    readonly validate: (value: unknown) => { readonly value: RetrieveRequest };
    readonly jsonSchema: {
      readonly input: () => Record<string, unknown>;
      readonly output: () => Record<string, unknown>;
    };
  };
}

/**
 * `headroom_retrieve` as a tool among your own, for programs that want to see its calls:
 * `tools: { ...mine, ...headroomTools(headroom) }`. With it, the middleware compresses and leaves the calls to
 * the program.
 */
export function headroomTools(headroom: Pick<Headroom, 'retrieve'>): HeadroomTools {
  const { description, inputSchema } = asObject(retrieveTool('ai-sdk'));
  const parameters = (): JsonObject => structuredClone(asObject(inputSchema));
  return {
    [RETRIEVE_TOOL_NAME]: {
      description: asText(description),
      inputSchema: {
        '~standard': {
          version: 1,
          vendor: 'headroom',
          // The answer to malformed arguments says what is wrong with them, so all are let through.
          validate: (value) => ({ value: value as RetrieveRequest }),
          jsonSchema: { input: parameters, output: parameters },
        },
      },
      execute: async (request) => (await headroom.retrieve(request)).text,
    },
  };
}
