import type { DocumentInterface } from '@langchain/core/documents';
import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors';

import type { Headroom } from '../../src/index.ts';
import { assertOptions, headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';
import { assertChoice } from './assert-choice.ts';

/** What a HeadroomDocumentCompressor is made with. */
export type DocumentCompressorOptions = WithHeadroomOptions & {
  /**
   * `'tool'` says that the reader of the documents can call `headroom_retrieve`, so that parts may be left out
   * behind references; `'none'` compresses losslessly.
   * @defaultValue `'none'`
   */
  readonly retrieval?: 'none' | 'tool';
};

/**
 * Compresses retrieved documents by what is asked, for `ContextualCompressionRetriever` and wherever else LangChain
 * takes a document compressor. No document is dropped, their order and metadata stay, and one that does not change is
 * the same object.
 *
 * Throws a HeadroomError of code `invalid_options` for wrong options, and of code `invalid_config` for a wrong
 * configuration.
 */
export class HeadroomDocumentCompressor extends BaseDocumentCompressor {
  readonly #headroom: Headroom;
  readonly #retrieval: 'none' | 'tool';

  /** A compressor with the options given, all of them optional. */
  constructor(given: DocumentCompressorOptions = {}) {
    super();
    assertOptions('HeadroomDocumentCompressor', given);
    const { retrieval = 'none', ...options } = given;
    assertChoice('HeadroomDocumentCompressor: option retrieval', retrieval, ['none', 'tool']);
    this.#headroom = headroomFor(options, 'HeadroomDocumentCompressor', ['retrieval']);
    this.#retrieval = retrieval;
  }

  /** The documents with their contents compressed. Problems are told to the logger; what has them stays as it is. */
  async compressDocuments(
    documents: DocumentInterface[],
    query: string,
  ): Promise<DocumentInterface[]> {
    return Promise.all(documents.map((document) => this.#compress(document, query)));
  }

  async #compress(document: DocumentInterface, query: string): Promise<DocumentInterface> {
    const call = { id: 'call', name: 'retriever', args: { query } };
    const messages = [
      new HumanMessage(query),
      new AIMessage({ content: '', tool_calls: [call] }),
      new ToolMessage({ content: document.pageContent, tool_call_id: call.id }),
    ];
    try {
      const options = { format: 'langchain', retrieval: this.#retrieval } as const;
      const result = await this.#headroom.compress(messages, options);
      const content = result.messages[2]?.content;
      if (typeof content !== 'string' || content === document.pageContent) return document;
      const { metadata, id } = document;
      return { pageContent: content, metadata, ...(id === undefined ? {} : { id }) };
    } catch (error) {
      this.#headroom.note({ kind: 'failure', doing: 'compressing a document', error });
      return document;
    }
  }
}
