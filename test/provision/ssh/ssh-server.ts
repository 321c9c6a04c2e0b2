/** A real SSH server on the loopback address, with a key that lets this user in, and an `ssh` that knows both. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { freePort } from '../../../harness/provision/private-engine/daemon.ts';

export interface SshServer {
  /** `ssh://user@127.0.0.1:…`, without a path. */
  readonly address: string;
  /** In which `ssh` takes the server's key and ours, and no other: the client reads no folder that a variable names. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const program = '/usr/sbin/sshd';

/** Installs the distribution's package where it is missing; as root on Debian. */
async function ensureServer(): Promise<void> {
  if (!(await execa('test', ['-x', program], { reject: false })).failed) return;
  const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdin: 'ignore' as const };
  await execa('apt-get', ['update', '-q'], { ...apt, reject: false });
  await execa('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'openssh-server', 'openssh-client'], apt);
}

export async function startSshServer(): Promise<SshServer> {
  await ensureServer();
  const folder = await mkdtemp(join(tmpdir(), 'rsl-sshd-'));
  const at = (name: string): string => join(folder, name);
  for (const key of ['host', 'user']) await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)]);
  await execa('cp', [at('user.pub'), at('authorized')]);
  const port = await freePort('127.0.0.1', 22_022);
  await writeFile(
    at('sshd.conf'),
    `ListenAddress 127.0.0.1:${port}
HostKey ${at('host')}
AuthorizedKeysFile ${at('authorized')}
PidFile none
PasswordAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
`,
  );
  await writeFile(
    at('ssh.conf'),
    `IdentityFile ${at('user')}
IdentitiesOnly yes
UserKnownHostsFile ${at('known')}
StrictHostKeyChecking accept-new
`,
  );
  await mkdir(at('bin'));
  await writeFile(at('bin/ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F '${at('ssh.conf')}' "$@"\n`);
  await chmod(at('bin/ssh'), 0o755);
  await mkdir('/run/sshd', { recursive: true });
  const server = execa(program, ['-D', '-e', '-f', at('sshd.conf')], { reject: false, stdin: 'ignore' });
  const listening = Promise.withResolvers<void>();
  server.stderr.on('data', (text: Buffer) => /listening on/.test(text.toString()) && listening.resolve());
  server.then(({ stderr }) => listening.reject(new Error(stderr)));
  await listening.promise;
  return {
    address: `ssh://${userInfo().username}@127.0.0.1:${port}`,
    env: { PATH: [at('bin'), process.env.PATH].join(delimiter) },
    stop: async () => {
      server.kill('SIGTERM');
      await server;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
