import { cargo, dotnet, go, native } from './compiled.ts';
import {
  bun,
  drawnReports,
  eslint,
  jest,
  mocha,
  npm,
  playwright,
  typescript,
} from './javascript.ts';
import { jvm } from './jvm.ts';
import { bazel, cucumber, junit, nodeRunner, phpunit, robot, ruby, swift, tap } from './others.ts';
import { ansible, apt, docker, systemd, terraform, turbo } from './platform.ts';
import { pip, pytest, pythonCheckers, unittest } from './python.ts';
import type { Tool } from './tool.ts';

export type { Part, Tool } from './tool.ts';

/** Every tool that has a table, test runners before what they were started by. */
export const TOOLS: readonly Tool[] = [
  pytest,
  unittest,
  jest,
  mocha,
  playwright,
  bun,
  go,
  cargo,
  jvm,
  dotnet,
  ruby,
  phpunit,
  robot,
  cucumber,
  swift,
  bazel,
  nodeRunner,
  tap,
  junit,
  typescript,
  eslint,
  drawnReports,
  pythonCheckers,
  native,
  docker,
  terraform,
  ansible,
  systemd,
  turbo,
  npm,
  pip,
  apt,
];

/** The tools that an output is of, in the order of their tables; none for other texts. */
export function toolsOf(text: string): readonly Tool[] {
  return TOOLS.filter(({ proof }) => proof.test(text));
}
