/**
 * Headroom for the AI SDK: `wrapLanguageModel({ model, middleware: headroomMiddleware() })`.
 *
 * @packageDocumentation
 */
export { headroomMiddleware } from './middleware.ts';
export {
  type ArgumentsSchema,
  type JsonSchemas,
  type StandardProperties,
  type ValidValue,
  type HeadroomTool,
  headroomTools,
  type HeadroomTools,
} from './tools.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';
