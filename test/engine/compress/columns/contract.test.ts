import { columnsCompressor } from '../../../../engine/compress/columns/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { tableText } from './generate.ts';

describeCompressor('columns', { compressor: columnsCompressor, kind: 'table', texts: tableText() });
