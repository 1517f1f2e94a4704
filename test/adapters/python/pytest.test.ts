// The tests of the Python package, each as a test here: they run against the real LiteLLM and Agno.
import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';

import { pythonEnvironment } from '../../../scripts/python-environments/environment.ts';

const FOLDER = import.meta.dirname;
const PACKAGE = join(FOLDER, '../../../adapters/python');

/** Tests of a framework that an environment lacks skip themselves; those without a framework run once. */
const LEFT_OUT = { litellm: ['--ignore=test_service.py'], agno: [] };

/** One test of pytest. */
interface Outcome {
  readonly name: string;
  /** What went wrong; undefined if nothing did. */
  readonly failure?: string;
}

const suites = await Promise.all(
  (['litellm', 'agno'] as const).map(async (name) => {
    const environment = await pythonEnvironment(name);
    if ('missing' in environment) return { name, missing: environment.missing, outcomes: [] };
    return { name, outcomes: await runTests(environment.python, LEFT_OUT[name]) };
  }),
);

describe.each(suites)('the Python package with $name', ({ missing = '', outcomes }) => {
  it.skipIf(missing !== '')(`has tests${missing && `, skipped: ${missing}`}`, () => {
    expect(outcomes.length).toBeGreaterThan(0);
  });

  it.each(outcomes)('$name', ({ failure }) => {
    expect(failure).toBeUndefined();
  });
});

async function runTests(python: string, words: readonly string[]): Promise<readonly Outcome[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'headroom-python-'));
  const report = join(folder.path, 'report.xml');
  const output = await runPytest(python, [`--junitxml=${report}`, '--tb=short', ...words]);
  const outcomes = readReport(await readFile(report, 'utf8').catch(() => ''));
  return outcomes.length > 0 ? outcomes : [{ name: 'runs', failure: output }];
}

/** All that pytest says; how the tests went is in its report. */
function runPytest(python: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, PYTHONPATH: PACKAGE, PYTHONDONTWRITEBYTECODE: '1' };
  const options = { cwd: FOLDER, env, maxBuffer: Infinity };
  return new Promise((resolve) => {
    execFile(python, ['-m', 'pytest', ...words], options, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}

/** The tests in a report of the JUnit form. */
function readReport(xml: string): readonly Outcome[] {
  const document = parseDocument(xml, { xmlMode: true });
  return DomUtils.getElementsByTagName('testcase', document).map((test) => {
    const name = `${test.attribs['classname'] ?? ''} ${test.attribs['name'] ?? ''}`;
    const wrong = ['failure', 'error'].flatMap((tag) => DomUtils.getElementsByTagName(tag, test));
    return wrong.length === 0 ? { name } : { name, failure: DomUtils.textContent(wrong) };
  });
}
