export { answer } from './answer.ts';
export { parseRetrieveArguments, type RetrieveArguments } from './arguments.ts';
export { missAnswer } from './miss.ts';
export type { RetrieveAnswer, RetrieveRequest } from './request.ts';
export { retrieveTool } from './tool.ts';
