/**
 * Headroom for the AI SDK: `wrapLanguageModel({ model, middleware: headroomMiddleware() })`.
 *
 * @packageDocumentation
 */
export { headroomMiddleware } from './middleware.ts';
export { type RetrieveTool, retrieveTool } from './retrieve-tool.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';
export type {
  ArgumentsSchema,
  JsonSchemas,
  StandardProperties,
  ValidValue,
} from '../http/retrieve-arguments.ts';
