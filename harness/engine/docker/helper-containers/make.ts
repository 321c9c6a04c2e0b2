/** Helper containers: containers of our own that do one thing from outside a service's container, each with one capability or none. */
import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import type { RunLabels } from '../../kind.ts';
import { helperContainerLabel, runLabels } from '../labels.ts';

/**
 * Made with dockerode, not with testcontainers: that costs a third of a second to import, and can neither attach to a
 * container's input nor take part in our removal by label.
 */
export interface HelperContainerSpec {
  readonly purpose: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly capability: 'KILL' | 'NET_ADMIN' | null;
  /** Default: root. */
  readonly user?: string;
  readonly host: Pick<
    Docker.HostConfig,
    'PidMode' | 'NetworkMode' | 'AutoRemove' | 'Memory' | 'PidsLimit' | 'ReadonlyRootfs' | 'LogConfig' | 'CpuShares'
  >;
  readonly env?: readonly string[];
  /** Whether its input is attached; it then ends when the one attachment does. */
  readonly input?: boolean;
}

export const mebibyte = 2 ** 20;

export const createHelperContainer = (
  docker: Docker,
  run: RunLabels,
  spec: HelperContainerSpec,
): Promise<Docker.Container> =>
  docker.createContainer({
    name: `${run.project}-${spec.purpose}-${randomBytes(4).toString('hex')}`,
    Image: spec.image,
    Entrypoint: [],
    Cmd: [...spec.command],
    User: spec.user ?? '0',
    Env: [...(spec.env ?? [])],
    Labels: { ...runLabels(run), [helperContainerLabel]: spec.purpose },
    AttachStdin: spec.input ?? false,
    OpenStdin: spec.input ?? false,
    StdinOnce: spec.input ?? false,
    AttachStdout: true,
    AttachStderr: true,
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      ReadonlyRootfs: true,
      PidsLimit: 32,
      Memory: 256 * mebibyte,
      ...spec.host,
      CapDrop: ['ALL'],
      CapAdd: spec.capability === null ? [] : [spec.capability],
      SecurityOpt: ['no-new-privileges'],
      RestartPolicy: { Name: 'no' },
    },
  });
