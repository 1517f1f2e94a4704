import type { Query } from '../../content.ts';

/** Files that are worked on rather than read, unless they were fetched from somewhere. */
const FILE =
  /[\w@)\]-]\.(?:x?html?|vue|svelte|astro|erb|ejs|hbs|handlebars|mustache|jinja2?|j2|njk|twig|liquid|php|aspx|cshtml|jsp)\b/i;
const ADDRESS = /\b(?:https?|ftp):\/\//i;
/** What template engines replace before a browser sees it. */
const TEMPLATE = /<\?(?:php|=)|<script (?:setup|lang=)|<%[=\s-]|\{%-?\s*\w+|\{\{[#/>]\s*\w+/;
const FIRST_ELEMENT = /^\s*(?:<[?!][^>]*>\s*)*<([a-z][\w:-]*)/i;
/** Documents that are marked up like pages and are none. */
const NO_PAGES: ReadonlySet<string> = new Set(
  'rss feed svg template urlset sitemapindex project configuration'.split(' '),
);
const BEGINNING = 4_000;

/**
 * Whether HTML is the source of something: a template, a file that the tool call named, or another kind of
 * XML. Its exact characters matter then, for editing it or for what a program makes of it.
 */
export function isSourceFile(text: string, { toolArguments }: Query): boolean {
  if (FILE.test(toolArguments) && !ADDRESS.test(toolArguments)) return true;
  const beginning = text.slice(0, BEGINNING);
  const first = FIRST_ELEMENT.exec(beginning)?.[1]?.toLowerCase() ?? '';
  return NO_PAGES.has(first) || TEMPLATE.test(beginning);
}
