import { searchCompressor } from '../../../../engine/compress/search/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { eventsText, pathsText, searchText, treeText } from './generate.ts';

describeCompressor('search', { compressor: searchCompressor, kind: 'search', texts: searchText() });
describeCompressor('search on paths', {
  compressor: searchCompressor,
  kind: 'search',
  texts: pathsText(),
});
describeCompressor('search on trees', {
  compressor: searchCompressor,
  kind: 'search',
  texts: treeText(),
});
describeCompressor('search on events', {
  compressor: searchCompressor,
  kind: 'search',
  texts: eventsText(),
});
