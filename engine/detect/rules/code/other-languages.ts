import { SQL } from './configurations.ts';
import { type Language, withJoinedSigns } from './language.ts';

/**
 * Programming languages whose functions are not looked for, with lines that hardly occur outside of them: else a
 * source would be read as one of another language, with which it shares words and brackets.
 */
export const OTHER_LANGUAGES: readonly Language[] = withJoinedSigns([
  {
    name: 'perl',
    signs: [
      /^\s*(?:my|our|local) [$@%(]/,
      /^\s*use (?:strict|warnings|v?5\.[\d.]+|parent|base|constant|[A-Z]\w*::\w+)\b.*;$/,
      /^\s*sub \w+(?:\s*\([$@%&;\\]*\))?\s*\{/,
      /^(?:package [A-Z]\w*(?:::\w+)*;|1;|__(?:END|DATA)__)$/,
      /\bshift(?:\(\))?;|@_\b|^\s*\}?\s*elsif \(|\bqw[(/]/,
      /^=(?:head\d|cut|pod|over|item|back)\b/,
    ],
    also: [
      /^\s*[$@%]\w+(?:->|\s*[-+.|]?=|\[|\{)|->\{|\s=~\s|\bunless \(/,
      /^\s*(?:print|die|return|push) /,
    ],
  },
  {
    name: 'lua',
    signs: [
      /^\s*local (?:function \w|[\w, ]+ = )|^\s*(?:if|elseif) [^[;]* then$|\s~=\s|^\s*--\[\[/,
    ],
    also: [
      /\bfunction ?[\w.:]*\([\w, .]*\)$|^\s*--(?: |$)/,
      /^\s*(?:end[,)]?|else|return .*|[\w.]+ = .*|for .* do)$/,
    ],
  },
  {
    name: 'elixir',
    signs: [
      /^\s*(?:defmodule|defprotocol|defimpl|defdelegate|defstruct|defmacrop?|defguardp?) /,
      /^\s*defp? [a-z_]\w*[?!]?(?:\(.*)?(?:,? do\b|,$|\\\\)/,
      /^\s*@(?:doc|moduledoc|spec|impl|typep?|callback) /,
      /^\s*\|> |\bfn (?:[\w, {}%:]+ )?->|^\s*(?:alias|use) [A-Z][\w.]*(?:,|$)/,
    ],
    also: [/^\s*(?:end\)?|.* do)$|->$|%\{\w/],
  },
  {
    name: 'r',
    signs: [/^[\w.$[\]"]+ <- |<- function\(|^\s*(?:library|require)\(\w+\)$|%>%|^#' /],
    also: [/^\s*[\w.$[\]"]+ <- |\|>$|\b(?:TRUE|FALSE|NULL)\b/],
  },
  {
    name: 'haskell',
    signs: [
      /^\s*[a-z][\w']*(?:, [a-z][\w']*)*\s+:: /,
      /^import +(?:qualified )?[A-Z][\w.]*(?: |$)|^module [\w.]+ (?:\(|where)|^\{-# /,
      /^(?:data|newtype|instance|class) .*(?:=|where)\b|^\s*deriving\b/,
      /\\\w+ -> |\$ do$|= do$|<\$>/,
    ],
    also: [/^\s+(?:\w+|\(.*\)) <- |^\s*where$|^\s*--(?: |$)/],
  },
  {
    name: 'julia',
    signs: [
      /^\s*(?:mutable struct|abstract type) [A-Z]|^\s*using [A-Z]\w*(?:[:,] ?\w.*)?$/,
      /^\s*function [\w.]+!?\([^)]*\w::[A-Z]|^\s*@(?:test|testset|inbounds) /,
    ],
    also: [
      /^\s*(?:end|else|function [\w.]+!?\(.*\)|return .*[^;]|for .* in .*[^{:]|if [^(].*[^{:])$/,
    ],
  },
  {
    name: 'zig',
    signs: [
      /@(?:import|as|intCast|ptrCast|sizeOf|This|TypeOf|bitCast|truncate|memcpy|memset)\(/,
      /^\s*(?:pub |export |inline )*fn \w+\(.*\) [\w.!?*[\]]+ \{$|\borelse\b/,
      /\bcatch \||\bcomptime\b|^test "|: \[\]const u8/,
    ],
    also: [
      /^\s*(?:pub )?(?:const|var) \w+(?:: [^=]+)? = /,
      /^\s*(?:if|while|for|switch) \(.*\) (?:\|.*\| )?\{$|\btry \w|\.\{/,
    ],
  },
  {
    name: 'hcl',
    signs: [
      /^(?:(?:resource|variable|module|output|data|provider)(?: "[\w-]+")+|terraform|locals) \{$/,
    ],
    also: [/^\s+(?:\w+\s+= |\w+(?: "[\w-]+")* \{$)/],
  },
  {
    name: 'protobuf',
    signs: [
      /^\s*(?:repeated|optional|required) [\w.]+ \w+ = \d/,
      /^\s*(?:message|service|oneof|extend) [\w.]+ \{\}?$|^\s*rpc \w+\s*\(/,
      /^syntax = "proto/,
    ],
    also: [
      /^\s*(?:[\w.<>, ]+ )?\w+ = \d+(?: \[.*|;.*)$/,
      /^\s*enum \w+ \{$|^(?:import|option) .*;$/,
    ],
  },
  {
    name: 'graphql',
    signs: [
      /^\s*\w+(?:\(.*\))?: (?:\[[A-Z]\w*!?\]!?|[A-Z]\w*!)(?: @\w.*)?$/,
      /^(?:extend )?(?:type|input) \w+(?: (?:implements|@).*)? \{$|^scalar \w+/,
    ],
    also: [
      /^\s*\w+(?:\(.*\))?: [A-Z]\w*(?: @\w.*)?$/,
      /^(?:interface|union|enum|query|mutation|fragment) \w|^\s*"""/,
    ],
  },
  SQL,
  {
    name: 'cmake',
    signs: [
      /^\s*add_(?:compile_\w+|custom_\w+|definitions|executable|library)\s*\([^;{]*$/i,
      /^\s*(?:add_subdirectory|add_test|find_package|configure_file|execute_process)\s*\([^;{]*$/i,
      /^\s*(?:target_\w+|cmake_\w+|set_(?:property|\w+_properties)|mark_as_advanced)\s*\([^;{]*$/i,
      /^\s*(?:endif|endforeach|endfunction|endmacro)\s*\([^;{]*$/i,
      /^\s*(?:set|unset|option|list|string|file|message|install|project|include)\s*\([A-Z$][^;{]*$/,
      /^\s*(?:macro|function)\s*\([A-Z$][^;{]*$/,
    ],
    also: [/^\s*(?:if|elseif|else|foreach|function|macro|while)\s*\([^;{]*\)$/i],
  },
]);
