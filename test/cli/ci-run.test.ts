/** Which run of which CI system a command runs in. */
import { expect } from 'chai';
import { ciRun } from '../../harness/cli/ci-run.ts';

describe('the run of a CI system', () => {
  const github = { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '1658821493', GITHUB_RUN_ATTEMPT: '1', CI: 'true' };

  it('is that of the whole run on GitHub, and the same when it is run again', () => {
    expect(ciRun(github)).to.deep.equal({ run: '1658821493', system: 'GitHub Actions' });
    expect(ciRun({ ...github, GITHUB_RUN_ATTEMPT: '2' })).to.deep.equal(ciRun(github));
  });

  it('is that of the pipeline on GitLab, for all of its jobs', () => {
    const gitlab = { GITLAB_CI: 'true', CI_PIPELINE_ID: '4711', CI: 'true' };
    for (const CI_JOB_ID of ['1', '2'])
      expect(ciRun({ ...gitlab, CI_JOB_ID })).to.deep.equal({ run: '4711', system: 'GitLab CI' });
  });

  for (const [system, env, run] of [
    ['Azure Pipelines', { TF_BUILD: 'True', BUILD_BUILDID: '12' }, '12'],
    ['Buildkite', { BUILDKITE: 'true', BUILDKITE_BUILD_NUMBER: '13', BUILDKITE_RETRY_COUNT: '1' }, '13'],
    ['CircleCI', { CIRCLECI: 'true', CIRCLE_WORKFLOW_ID: '0a1b-2c' }, '0a1b-2c'],
    ['Jenkins', { JENKINS_URL: 'https://ci.example/', BUILD_TAG: 'jenkins-shop-14' }, 'jenkins-shop-14'],
  ] as const) {
    it(`is known on ${system}`, () => {
      expect(ciRun(env)).to.deep.equal({ run, system });
    });
  }

  it('can be part of a folder name, whatever it is called', () => {
    const run = (BUILD_TAG: string) => ciRun({ JENKINS_URL: 'x', BUILD_TAG }).run;
    expect(run('jenkins-shop/main nightly-14')).to.equal('jenkins-shop-main-nightly-14');
    expect(run('../../etc')).to.equal('etc');
    expect(run('..')).to.equal(null);
    expect(run(`${'a/'.repeat(90)}nightly-14`))
      .to.match(/^a-.*nightly-14$/)
      .and.have.length(64);
  });

  it("is none on a machine of one's own, even where a number of another kind is set", () => {
    const none = { run: null, system: null };
    expect(ciRun({})).to.deep.equal(none);
    expect(ciRun({ CI: 'true', BUILD_TAG: 'v1', CI_PIPELINE_ID: '1' })).to.deep.equal(none);
    expect(ciRun({ GITHUB_ACTIONS: '', GITHUB_RUN_ID: '1' })).to.deep.equal(none);
  });

  it('is none where the system is known and names no run', () => {
    expect(ciRun({ GITLAB_CI: 'true' })).to.deep.equal({ run: null, system: 'GitLab CI' });
    expect(ciRun({ GITLAB_CI: 'true', CI_PIPELINE_ID: '' }).run).to.equal(null);
  });
});
