export { answer } from './answer.ts';
export { parseRetrieveArguments } from './arguments.ts';
export { missAnswer } from './miss.ts';
