import { type RetrieveRequest, retrieveTool } from '../../src/index.ts';
import { asObject, asText, type JsonObject } from './json/read.ts';

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

/** What a model is told of `headroom_retrieve`, for frameworks that take a Standard Schema. */
export interface RetrieveDefinition {
  readonly description: string;
  readonly inputSchema: ArgumentsSchema;
}

/** The one definition of `headroom_retrieve`, with its parameters as a Standard Schema. */
export function retrieveDefinition(): RetrieveDefinition {
  const { description, inputSchema } = asObject(retrieveTool('ai-sdk'));
  const parameters = (): JsonObject => structuredClone(asObject(inputSchema));
  return {
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
  };
}
