/** A small program of the host's, which is over in a moment: `ip`, `iptables`, `umount`, `dpkg-deb`. */
import { seconds } from '../../model/time.ts';
import { type CommandResult, type Limits, runCommand } from '../../subprocess/run-command.ts';
import type { Env } from './paths.ts';

/** It may wait for another's lock, or for a slow disk. */
const limits: Limits = { deadline: seconds(60), memoryMiB: 1024 };

/** `env` wins over the environment of this process. Never rejects. */
export const hostCommand = (command: readonly string[], env: Env = {}): Promise<CommandResult> =>
  runCommand(command, limits, { env });
