/** What the engine says of itself, and its clock. */
import { release } from 'node:os';
import type Docker from 'dockerode';
import type { EngineFacts } from '../../model/event.ts';
import type { EngineTime } from '../engine.ts';
import { ask } from './ask.ts';
import { fromNanoseconds, nanosecondsOf } from './time.ts';

interface ApiInfo {
  readonly Name: string;
  readonly OperatingSystem: string;
  readonly KernelVersion: string;
  readonly CgroupVersion?: string;
  readonly NCPU: number;
  readonly MemTotal: number;
  readonly SystemTime: string;
}

const info = async (docker: Docker): Promise<ApiInfo> => ask('say what it is', docker.info());

/** The engine's clock in nanoseconds: no answer but `info` carries it finer than a second. */
export async function engineNanoseconds(docker: Docker): Promise<bigint> {
  const { SystemTime } = await info(docker);
  const nanoseconds = nanosecondsOf(SystemTime);
  if (nanoseconds === null) throw new Error(`The engine's clock reads "${SystemTime}".`);
  return nanoseconds;
}

export const engineTime = async (docker: Docker): Promise<EngineTime> =>
  fromNanoseconds(await engineNanoseconds(docker));

/** The engine's major version, on which some of its defaults depend; null when it says none. */
export async function engineMajor(docker: Docker): Promise<number | null> {
  const { Version } = await ask('say its version', docker.version());
  const major = Number.parseInt(Version, 10);
  return Number.isNaN(major) ? null : major;
}

/** An engine is local when it is reached by a socket of its own and runs on this very kernel: a virtual machine has another one. */
export async function engineFacts(
  docker: Docker,
  bySocket: boolean,
  composeVersion: string | null,
): Promise<EngineFacts> {
  const [about, version] = await Promise.all([info(docker), ask('say its version', docker.version())]);
  return {
    name: about.Name,
    version: version.Version,
    apiVersion: version.ApiVersion,
    composeVersion,
    os: about.OperatingSystem,
    kernel: about.KernelVersion,
    cgroup: about.CgroupVersion === '1' || about.CgroupVersion === '2' ? about.CgroupVersion : 'unknown',
    cpus: about.NCPU,
    memoryBytes: about.MemTotal,
    local: bySocket && about.KernelVersion === release(),
  };
}
