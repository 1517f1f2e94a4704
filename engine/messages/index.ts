export { lensFor } from './lens-for.ts';
export { isRetrieveTool } from './retrieve-tool.ts';
