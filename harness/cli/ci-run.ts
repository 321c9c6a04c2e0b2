/** Which run of which CI system this is, from the environment. */
import type { Env } from '../provision/host/paths.ts';

export interface CiRun {
  /** What the system calls the run: up to 64 letters, digits, `.`, `_` and `-`, and the same when a job of it is run again; null: no CI system is known. */
  readonly run: string | null;
  /** As its makers write it; null: none is known. */
  readonly system: string | null;
}

interface CiSystem {
  readonly name: string;
  /** It is set there, and nowhere else. */
  readonly mark: string;
  /** What all jobs of a run share, and further attempts keep: their number is another variable. Some call each attempt a run of its own. */
  readonly run: string;
}

const systems: readonly CiSystem[] = [
  { name: 'GitHub Actions', mark: 'GITHUB_ACTIONS', run: 'GITHUB_RUN_ID' },
  { name: 'GitLab CI', mark: 'GITLAB_CI', run: 'CI_PIPELINE_ID' },
  { name: 'Azure Pipelines', mark: 'TF_BUILD', run: 'BUILD_BUILDID' },
  { name: 'Buildkite', mark: 'BUILDKITE', run: 'BUILDKITE_BUILD_NUMBER' },
  { name: 'CircleCI', mark: 'CIRCLECI', run: 'CIRCLE_WORKFLOW_ID' },
  { name: 'Jenkins', mark: 'JENKINS_URL', run: 'BUILD_TAG' },
];

/** A system that is known and does not say which run it is has a name, and no run. */
export function ciRun(env: Env): CiRun {
  const system = systems.find(({ mark }) => env[mark]);
  if (system === undefined) return { run: null, system: null };
  // It becomes part of a folder's name. What tells two runs apart stands at its end.
  const run = (env[system.run] ?? '')
    .replace(/[^\w.-]+/g, '-')
    .slice(-64)
    .replace(/^[.-]+|[.-]+$/g, '');
  return { run: run || null, system: system.name };
}
