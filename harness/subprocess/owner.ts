/** Whose something is that outlives its maker: the processes that see to it, written so that another can tell whether any still runs. */
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { isAlive, markSelf, ownNamespace, type ProcessMark } from './process-mark.ts';

type Numbered = Pick<ProcessMark, 'pid' | 'startTicks'>;

/** Processes of one host. */
export interface Owner extends Pick<ProcessMark, 'boot'> {
  readonly host: string;
  /** The machine's own name for itself, which no other has; empty: it has none. */
  readonly machine: string;
  /** Of its processes' numbers; empty where there is but one. */
  readonly namespace: string;
  readonly maker: Numbered;
  /** Who sees to it when the maker is gone. */
  readonly guardian: Numbered;
}

/** Who still runs. `elsewhere`: that cannot be known here. */
export type OwnerState = 'maker' | 'guardian' | 'nobody' | 'elsewhere';

/** This process, and its guardian. */
export async function ownWith(guardian: ProcessMark): Promise<Owner> {
  const { boot, pid, startTicks } = await markSelf();
  const numbered = ({ pid, startTicks }: Numbered): Numbered => ({ pid, startTicks });
  return {
    host: hostname(),
    machine: await machineId(),
    boot,
    namespace: ownNamespace(),
    maker: numbered({ pid, startTicks }),
    guardian: numbered(guardian),
  };
}

/** Two machines may have one name, and a container has its host's kernel: only where both are known to be ours is a process known to be gone. */
export async function stateOf(owner: Owner): Promise<OwnerState> {
  const { boot } = await markSelf();
  if (owner.host !== hostname() || owner.namespace !== ownNamespace() || boot === '') return 'elsewhere';
  if (owner.boot !== boot)
    return owner.machine !== '' && owner.machine === (await machineId()) ? 'nobody' : 'elsewhere';
  if (await isAlive({ ...owner.maker, boot })) return 'maker';
  return (await isAlive({ ...owner.guardian, boot })) ? 'guardian' : 'nobody';
}

const machineId = async (): Promise<string> => (await readFile('/etc/machine-id', 'utf8').catch(() => '')).trim();
