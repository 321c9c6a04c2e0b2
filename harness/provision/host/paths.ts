/** Where the private engine keeps its things: one folder of the user's cache, and nothing outside it. */
import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Env = Readonly<Record<string, string | undefined>>;

/** A unix socket's path is at most 107 bytes and a final zero. */
const socketPathBytesMax = 107;

/** The longest socket that an engine and its containerd put below their exec root. */
const longestSocketBelowExec = '/containerd/containerd.sock.ttrpc';

/** The harness's own folder: `$RESILIENCE_HOME`, else `resilience` in the user's cache. */
export function homeFolder(env: Env): string {
  if (env.RESILIENCE_HOME) return resolve(env.RESILIENCE_HOME);
  if (env.XDG_CACHE_HOME) return resolve(env.XDG_CACHE_HOME, 'resilience');
  return join(env.HOME || homedir(), '.cache', 'resilience');
}

export interface Paths {
  readonly home: string;
  /** Unpacked packages; binaries in `usr/bin` and `usr/sbin`. */
  readonly packages: string;
  /** Unpacked packages that only the making of base images needs. */
  readonly bootstrap: string;
  readonly apt: string;
  /** k6, where it was built here. */
  readonly k6: string;
  readonly data: string;
  readonly exec: string;
  readonly socket: string;
  readonly pidFile: string;
  readonly log: string;
  readonly state: string;
  readonly lock: string;
  /** What `DOCKER_CONFIG` is set to, so that a client finds the plugins. */
  readonly clientConfig: string;
  /** Folder outside `home` that holds exec root and socket when `home` is too long for sockets; else null. */
  readonly short: string | null;
  /** Eight letters that tell this folder's engine from any other's: in names of its bridge and control group. */
  readonly mark: string;
}

/** The layout below `home`. Pure but for the two environment variables that name a short folder. */
export function pathsOf(home: string, env: Env): Paths {
  const mark = createHash('sha256').update(home).digest('hex').slice(0, 8);
  const tooLong = Buffer.byteLength(join(home, 'exec') + longestSocketBelowExec) > socketPathBytesMax;
  const short = tooLong ? join(env.XDG_RUNTIME_DIR || tmpdir(), `resilience-${mark}`) : null;
  return {
    home,
    packages: join(home, 'packages'),
    bootstrap: join(home, 'bootstrap'),
    apt: join(home, 'apt'),
    k6: join(home, 'k6'),
    data: join(home, 'data'),
    exec: join(short ?? home, 'exec'),
    socket: join(short ?? home, 'docker.sock'),
    pidFile: join(home, 'dockerd.pid'),
    log: join(home, 'dockerd.log'),
    state: join(home, 'engine.json'),
    lock: join(home, 'lock'),
    clientConfig: join(home, 'client'),
    short,
    mark,
  };
}

/** Paths for this environment. */
export const paths = (env: Env): Paths => pathsOf(homeFolder(env), env);
