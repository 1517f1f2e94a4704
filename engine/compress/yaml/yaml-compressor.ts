import { codeCompressor } from '../code/index.ts';
import type { Compressor, LossyContext } from '../compressor.ts';
import { editsFile } from '../edit-intent.ts';
import { elideDocument } from '../json/lossy/document-elision.ts';
import { jsonOfYaml } from './json-of-yaml.ts';

/**
 * YAML that holds records. Losslessly: as code, for every character of it may matter. Lossily: its values in the form of JSON,
 * the rows that matter and a digest of the rest behind a reference; as code where it has more than values, such as
 * comments, and where its file is about to be edited.
 */
export const yamlCompressor: Compressor = {
  name: 'yaml',
  kinds: ['yaml'],
  lossless: (text, context) => codeCompressor.lossless(text, context),
  lossy: (text, context) => elideYaml(text, context) ?? elideAsCode(text, context),
  isEncoded: (text) => codeCompressor.isEncoded?.(text) ?? false,
};

function elideYaml(text: string, context: LossyContext): string | undefined {
  const document = editsFile(context.query) ? undefined : jsonOfYaml(text);
  return document === undefined ? undefined : elideDocument(document, context);
}

function elideAsCode(text: string, context: LossyContext): string | undefined {
  const budget = context.budgetFor?.('code') ?? context.budget;
  return codeCompressor.lossy?.(text, { ...context, budget });
}
