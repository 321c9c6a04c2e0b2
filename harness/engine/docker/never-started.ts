/** A container that is made and never started: for the files of its image, or for the name that it takes. */
import type Docker from 'dockerode';

export interface NeverStarted {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
}

export const makeNeverStarted = (docker: Docker, { name, image, labels }: NeverStarted): Promise<Docker.Container> =>
  docker.createContainer({
    name,
    Image: image,
    Entrypoint: [],
    Cmd: ['never-started'],
    Labels: labels,
    Healthcheck: { Test: ['NONE'] },
    HostConfig: { NetworkMode: 'none' },
  });
