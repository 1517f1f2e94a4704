export { answer } from './answer.ts';
export { parseRetrieveArguments, type RetrieveArguments } from './arguments.ts';
export { missAnswer } from './miss.ts';
export { formatReference, hashOf, parseReferences, type Reference } from './reference.ts';
export type { RetrieveAnswer, RetrieveRequest } from './request.ts';
export { RETRIEVE_TOOL_NAME, retrieveTool } from './tool.ts';
