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
  readonly '~standard': StandardProperties;
}

/** What every Standard Schema with a JSON Schema has. */
export interface StandardProperties {
  /** Version of the specification. */
  readonly version: 1;
  /** Who made it. */
  readonly vendor: 'headroom';
  /** Lets every value through. */
  readonly validate: (value: unknown) => ValidValue;
  /** The JSON Schema of what goes in and comes out. */
  readonly jsonSchema: JsonSchemas;
}

/** A value that was let through. */
export interface ValidValue {
  /** The value. */
  readonly value: RetrieveRequest;
}

/** Makers of JSON Schemas. */
export interface JsonSchemas {
  /** The schema of what goes in. */
  readonly input: () => Record<string, unknown>;
  /** The schema of what comes out. */
  readonly output: () => Record<string, unknown>;
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
