import { anyOf } from '../../../common/patterns.ts';
import { hits, share } from '../../sample.ts';

const COMMENT = /^\s*#/;
const CONTINUED = /\\\s*$/;
/** A target, or several, with what they are made from; no assignment. */
const TARGET = /^[^\s:#=][^:#=]{0,200}:{1,2}(?!=)(?:\s|$)/;
const RECIPE = /^\t\s*\S/;
/** What a line of a makefile is that belongs to no recipe. */
const STATEMENT = anyOf([
  /^(?: *(?:export|override) +)?[^\s:#=]+\s*(?::{0,3}|[?+!])=/,
  /^(?:\s*-?(?:ifn?eq|ifn?def|else|endif|define|endef|s?include|export|unexport|vpath)\b|\s*\$[({])/,
]);
/** What hardly anything else has: how make refers to its variables, and the targets that only it knows. */
const OF_MAKE = /\$\([\w@<^]|\$\{\w|\$[@<^*]|^\.(?:PHONY|SUFFIXES|DEFAULT|SILENT)\b/;
/** A variable of make by its name, or one of its functions; a shell has commands in such brackets. */
const REFERENCE = anyOf([
  /\$\((?:[A-Z][\w.-]*\)|(?:call|shell|wildcard|patsubst|subst|foreach|if|eval|filter|dir) )/,
  /^ifn?eq \(/,
]);
/** So many of the lines of a makefile are what they can be there. */
const NEARLY_ALL = 0.85;
const FEWEST_RECIPES = 2;
/** Where there are no recipes, so many lines refer to variables. */
const FEWEST_REFERENCES = 0.1;

const INSTRUCTION = anyOf([
  /^\s*(?:FROM|RUN|COPY|ADD|ENV|WORKDIR|ENTRYPOINT|CMD|EXPOSE|ARG|USER|LABEL|VOLUME|SHELL)\s+\S/,
  /^\s*(?:HEALTHCHECK|ONBUILD|STOPSIGNAL|MAINTAINER)\s+\S/,
]);
const FIRST_INSTRUCTION = /^\s*(?:FROM|ARG)\s+\S/;
const FEWEST_INSTRUCTIONS = 3;

/** The language of a file that says how something is built, whatever its comments look like. */
export function buildFileLanguage(lines: readonly string[]): string | undefined {
  const spoken = lines.filter((line) => !COMMENT.test(line));
  if (isMakefile(spoken)) return 'makefile';
  return isDockerfile(spoken) ? 'dockerfile' : undefined;
}

/** Targets with recipes below them or the variables of others, and hardly a line that is none of what make reads. */
function isMakefile(lines: readonly string[]): boolean {
  if (hits(lines, OF_MAKE) === 0) return false;
  const recipes = lines.filter(
    (line, index) => TARGET.test(line) && RECIPE.test(lines[index + 1] ?? ''),
  );
  const isOfMake = recipes.length >= FEWEST_RECIPES || share(lines, REFERENCE) >= FEWEST_REFERENCES;
  if (!isOfMake) return false;
  const known = lines.filter(
    (line, index) =>
      RECIPE.test(line) ||
      STATEMENT.test(line) ||
      TARGET.test(line) ||
      CONTINUED.test(lines[index - 1] ?? ''),
  );
  return known.length >= NEARLY_ALL * lines.length;
}

/** Instructions, the first of which names an image, apart from lines that go on with one. */
function isDockerfile(lines: readonly string[]): boolean {
  if (!FIRST_INSTRUCTION.test(lines[0] ?? '')) return false;
  const begun = lines.filter((_, index) => !CONTINUED.test(lines[index - 1] ?? ''));
  return begun.length >= FEWEST_INSTRUCTIONS && share(begun, INSTRUCTION) >= NEARLY_ALL;
}
