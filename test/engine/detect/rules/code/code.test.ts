import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../engine/detect/index.ts';

const FOLDER = join(import.meta.dirname, '../../../../fixtures/code');

describe('languages that share their imports and keywords with others', () => {
  it.each([
    ['kt', 'kotlin'],
    ['swift', 'swift'],
    ['py', 'python'],
    ['go', 'go'],
    ['js', 'javascript'],
    ['java', 'java'],
  ])('are told apart: %s', (extension, language) => {
    const text = readFileSync(join(FOLDER, `sample.${extension}`), 'utf8');
    expect(detect(text)).toMatchObject({ kind: 'code', language });
  });

  it('are told apart by more than their imports', () => {
    const imports = Array.from({ length: 30 }, (_, id) => `import org.example.part${id}.Part${id}`);
    const text = `package org.example\n\n${imports.join('\n')}\n\ninternal class Parts(\n  val parts: List<Part>\n) {\n  fun first(): Part = parts.first()\n}\n`;
    expect(detect(text)).toMatchObject({ kind: 'code', language: 'kotlin' });
  });

  it('are told apart by their methods, however many parameters they have', () => {
    const method = (id: number): string =>
      `def use_part${id}! (\n  options = {:path => '../part${id}', 'kind' => nil},\n  version: nil)\n  raise "no part" unless options.key?(:path)\n  pod "part${id}", :path => options[:path]\nend\n`;
    const text = [1, 2, 3, 4, 5].map(method).join('\n');
    expect(detect(text)).toMatchObject({ kind: 'code', language: 'ruby' });
  });

  it('are seen among many comments', () => {
    const remark = (id: number): string =>
      `  # Wraps what it is given as part ${id}, unless that is one already:\n  #\n  # * nothing becomes an empty part\n  # * what answers to +to_part+ is asked for it\n  #\n  #   Part.wrap(nil)  # is an empty one\n  def wrap_${id}(object)\n    object.to_part\n  end\n`;
    const text = `# frozen_string_literal: true\n\nclass Part\n${[1, 2, 3, 4, 5].map(remark).join('\n')}end\n`;
    expect(detect(text)).toMatchObject({ kind: 'code', language: 'ruby' });
  });
});

describe('languages whose functions are not looked for', () => {
  it.each([
    [
      'perl',
      'package Part::List;\n\nuse strict;\nuse warnings;\n\nsub new {\n    my ($class, %args) = @_;\n    my $self = { parts => $args{parts} || [] };\n    return bless $self, $class;\n}\n\nsub first {\n    my $self = shift;\n    return $self->{parts}->[0];\n}\n\n1;\n',
    ],
    [
      'lua',
      'local parts = {}\n\nlocal function first(list)\n  if #list == 0 then\n    return nil\n  end\n  return list[1]\nend\n\nfunction parts.last(list)\n  local size = #list\n  for i = 1, size do\n    print(list[i])\n  end\n  return list[size]\nend\n\nreturn parts\n',
    ],
    [
      'elixir',
      'defmodule Part do\n  @moduledoc false\n\n  def first(parts) do\n    parts\n    |> Enum.filter(fn part -> part.ready end)\n    |> List.first()\n  end\n\n  defp size(%{parts: parts}), do: length(parts)\nend\n',
    ],
    [
      'r',
      "library(dplyr)\n\n#' The first part.\nfirst_part <- function(parts, ready = TRUE) {\n  found <- parts[parts$ready == ready, ]\n  sizes <- sapply(found$size, nchar)\n  found[1, ]\n}\n",
    ],
    [
      'haskell',
      'module Part (first) where\n\nimport Data.Maybe (listToMaybe)\nimport qualified Data.Map as Map\n\ndata Part = Part { size :: Int, name :: String }\n  deriving (Show, Eq)\n\nfirst :: [Part] -> Maybe Part\nfirst parts = listToMaybe (filter ready parts)\n  where\n    ready part = size part > 0\n',
    ],
    [
      'julia',
      'module Parts\n\nusing LinearAlgebra\n\nmutable struct Part\n    size::Int\nend\n\nfunction first_part(parts::Vector{Part})\n    for part in parts\n        if part.size > 0\n            return part\n        end\n    end\nend\n\nend\n',
    ],
    [
      'zig',
      'const std = @import("std");\n\npub const Part = struct {\n    size: usize,\n\n    pub fn init(size: usize) !Part {\n        if (size == 0) return error.Empty;\n        return .{ .size = size };\n    }\n};\n\ntest "a part" {\n    const part = try Part.init(2);\n    try std.testing.expect(part.size == 2);\n}\n',
    ],
    [
      'hcl',
      'variable "size" {\n  type    = number\n  default = 2\n}\n\nresource "aws_instance" "part" {\n  count = var.size\n  ami   = data.aws_ami.part.id\n\n  tags = {\n    Name = "part"\n  }\n}\n',
    ],
    [
      'protobuf',
      'syntax = "proto3";\n\npackage parts;\n\nmessage Part {\n  string name = 1;\n  repeated int32 sizes = 2;\n}\n\nservice Parts {\n  rpc First(Part) returns (Part);\n}\n',
    ],
    [
      'graphql',
      'type Query {\n  part(id: ID!): Part\n  parts(first: Int, after: String): [Part!]!\n}\n\ntype Part {\n  id: ID!\n  size: Int\n}\n\ninput PartInput {\n  size: Int\n}\n',
    ],
    [
      'sql',
      "CREATE FUNCTION part_in(cstring)\nRETURNS part\nAS 'MODULE_PATHNAME'\nLANGUAGE C IMMUTABLE STRICT;\n\nCREATE TABLE parts (\n    id int,\n    size int NOT NULL,\n    name char(20)\n);\n\nCREATE OPERATOR < (\n    LEFTARG = part, RIGHTARG = part, PROCEDURE = part_lt\n);\n",
    ],
    [
      'cmake',
      'cmake_minimum_required(VERSION 3.20)\nproject(parts)\n\nset(SOURCES first.c last.c)\nif(BUILD_SHARED_LIBS)\n  add_library(parts SHARED ${SOURCES})\nelse()\n  add_library(parts ${SOURCES})\nendif()\ntarget_link_libraries(parts m)\n',
    ],
  ])('are taken for no other language: %s', (language, text) => {
    expect(detect(text)).toMatchObject({ kind: 'code', language });
    const numbered = text.split('\n').map((line, index) => `${index + 1}\t${line}`);
    expect(detect(numbered.join('\n'))).toMatchObject({ kind: 'numbered', language });
  });
});

describe('a merge', () => {
  it('is a diff with a sign for each parent', () => {
    const text = `diff --cc src/a.ts\nindex 1234567,89abcde..0fedcba\n--- a/src/a.ts\n+++ b/src/a.ts\n@@@ -1,3 -1,3 +1,4 @@@\n  import { a } from '../b.ts';\n+ // side\n +// main\n- export const c = 1;\n -export let c = 1;\n++export const d = 2;\n`;
    expect(detect(text).kind).toBe('diff');
  });
});

const words = (count: number): string =>
  Array.from({ length: count }, (_, id) => `Part ${id} of the text says what is meant by it.`).join(
    '\n',
  );

describe('sources that say little besides words', () => {
  it.each([
    ['go', `/*\n${words(20)}\n*/\n\npackage parts\n\nfunc part() {}\n`],
    ['go', `// ${words(1)}\n\npackage parts\n\nconst (\n${'\tPART = 0x1\n'.repeat(200)})\n`],
    [
      'javascript',
      `/*\n${words(20)}\n*/\n\nconst part = require('part');\nmodule.exports = part;\n`,
    ],
    ['python', `"""\n${words(20)}\n"""\nimport part\n\ndef run(name):\n    return part(name)\n`],
    [
      'python',
      `import part\n\ndef run(name):\n    r"""Runs it.\n${words(20)}\n    """\n    return part(name)\n`,
    ],
    ['c', `/*\n${words(9)}\n*/\n#include "part.h"\n\n${'  0x01, 0x02\n'.repeat(60)}`],
    ['cpp', `/*\n${words(9)}\n*/\n#include "part.h"\n\n${'x => std::move(y)\n'.repeat(20)}`],
    ['rust', `/*!\n# Parts\n\n* ${words(9)}\n*/\n\n#![no_std]\n\npub mod parts;\n`],
    ['rust', `// ${words(1)}\n${'pub type part = crate::kinds::part;\n'.repeat(20)}`],
    ['csharp', `using System;\n\n${'  x => y => z => part;\n'.repeat(9)}`],
    ['java', `package org.example;\n\n${'int part(char a, int b) {\n  free(a);\n}\n'.repeat(9)}`],
    ['shell', `set -eu\n\npart_init()\n{\n    attempt=0\n}\n\npart_run ()\n{\n    echo "$1"\n}\n`],
  ])('are known by what is code in them: %s', (language, text) => {
    expect(detect(text)).toMatchObject({ kind: 'code', language });
  });

  it.each([
    ['a comment that nothing closes', `/* ${words(1)}\nfunction run(name) {\n  return name;\n}\n`],
    [
      'a string that ends where a line begins',
      `text = """\n${words(2)}\n"""\nif text:\n    run(text)\n`,
    ],
  ])('are code behind %s', (_, text) => {
    expect(detect(text)).toMatchObject({ kind: 'code' });
  });
});
