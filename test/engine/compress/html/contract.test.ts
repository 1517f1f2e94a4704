import fc from 'fast-check';

import { htmlCompressor } from '../../../../engine/compress/html/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { chinesePage, manualPage, newsPage, resultsPage, tablePage } from './pages.ts';

const page = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map(newsPage),
  fc.integer({ min: 0, max: 60 }).map(resultsPage),
  fc.integer({ min: 0, max: 60 }).map(tablePage),
  fc.constantFrom(manualPage, chinesePage),
);

/** Tags and words in any order: nothing closes, everything overlaps. */
const soup = fc
  .array(
    fc.constantFrom(
      ...'<p>|</p>|<div class="nav ad">|</div>|<a href=x>|</a>|<ul>|<li>|<table>|<tr>|<td>|</table>|<pre>|```|<h1>|<b>|<br>|<!--|-->|<script>|</script>|&amp;|words of some length that make a paragraph'.split(
        '|',
      ),
    ),
    { maxLength: 300 },
  )
  .map((parts) => parts.join(''));

describeCompressor('html', {
  compressor: htmlCompressor,
  kind: 'html',
  texts: fc.oneof(page, soup),
});
