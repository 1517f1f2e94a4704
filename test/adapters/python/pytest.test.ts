// The tests of the Python package, each as a test here: they run against the real LiteLLM and Agno.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, it } from 'vitest';

import { pythonEnvironment } from '../../../scripts/python-environments/environment.ts';

const here = import.meta.dirname;
/** Tests without a framework run once. */
const LEFT_OUT = { litellm: ['--ignore=test_service.py'], agno: [] };

/** One test of pytest. */
interface Outcome {
  readonly name: string;
  /** What went wrong; undefined if nothing did. */
  readonly failure: string | undefined;
}

for (const name of ['litellm', 'agno'] as const) {
  const environment = await pythonEnvironment(name);
  const reason = 'missing' in environment ? ` (skipped: ${environment.missing})` : '';
  const outcomes =
    'python' in environment
      ? await runTests(environment.python, LEFT_OUT[name])
      : [{ name: 'has its packages', failure: undefined }];
  describe.skipIf(reason !== '')(`Python with ${name}${reason}`, () => {
    it.each(outcomes)('$name', ({ failure }) => {
      if (failure !== undefined) throw new Error(failure);
    });
  });
}

async function runTests(python: string, leftOut: readonly string[]): Promise<readonly Outcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-python-'));
  try {
    const report = join(folder, 'report.xml');
    const output = await runPytest(python, [`--junitxml=${report}`, '--tb=short', ...leftOut]);
    const outcomes = readReport(await readFile(report, 'utf8').catch(() => ''));
    return outcomes.length > 0 ? outcomes : [{ name: 'runs', failure: output }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What pytest says; its exit status is in the report too. */
async function runPytest(python: string, words: readonly string[]): Promise<string> {
  const path = [join(here, '../../../adapters/python'), process.env['PYTHONPATH'] ?? ''];
  const env = {
    ...process.env,
    PYTHONPATH: path.filter((each) => each !== '').join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  return new Promise((resolve) => {
    execFile(python, ['-m', 'pytest', ...words], { cwd: here, env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

/** The tests in a report of the JUnit form. */
function readReport(xml: string): readonly Outcome[] {
  const document = parseDocument(xml, { xmlMode: true });
  return DomUtils.getElementsByTagName('testcase', document).map((test) => {
    const { classname = '', name = '' } = test.attribs;
    const wrong = DomUtils.getElementsByTagName(
      (tag) => tag === 'failure' || tag === 'error',
      test,
    );
    const failure = wrong.length === 0 ? undefined : wrong.map(DomUtils.textContent).join('\n');
    return { name: `${classname} ${name}`, failure };
  });
}
