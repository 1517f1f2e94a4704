/**
 * Headroom for LangChain: `new HeadroomChatModel({ model: new ChatOpenAI({ model: 'gpt-5.2' }) })`.
 *
 * @packageDocumentation
 */
export { type CallOptionsOf, type HeadroomCallOptions, HeadroomChatModel } from './chat-model.ts';
export { type DocumentCompressorOptions, HeadroomDocumentCompressor } from './documents.ts';
export type { BoundChatModel, HeadroomChatModelFields, RunFields } from './fields.ts';
export { retrieveTool } from './retrieve-tool.ts';
export type { OutputSchema, StructuredOutput } from './structured-output.ts';
export { headroomTools } from './tools.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';
