/** What comes up is what `docker compose up` in the folder would start, but for the changes that a plan lists; no engine is asked. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { type ComposeConfig, readProject } from '../../../harness/engine/docker/compose/config.ts';
import {
  type HealthToWrap,
  type PortsToPublish,
  portsToPublish,
  publishedPorts,
  runOverride,
} from '../../../harness/engine/docker/compose/run-override.ts';
import { projectChanges } from '../../../harness/engine/docker/project-changes.ts';
import { resolveAsItIs, resolveWhole } from '../../../harness/engine/docker/resolve-project.ts';
import { settleFiles } from '../../../harness/engine/docker/settle-files.ts';
import { defineStack } from '../../../harness/index.ts';
import type { ComposeCommand } from '../../../harness/model/machine.ts';
import type { ProjectChange } from '../../../harness/model/project-change.ts';
import type { Json } from '../../../harness/model/record.ts';
import { isRecord } from '../../../harness/model/record.ts';
import type { Stack } from '../../../harness/model/stack.ts';
import { requireCompose } from '../../../harness/provision/finding/compose.ts';
import { rowsOf } from '../../running/repeats.ts';

const images = { node: 'node:24' };
const identity = { run: 'run-1', project: 'resilience-mine-1' };

interface Layout {
  readonly files: Readonly<Record<string, string>>;
  /** Where the stack and the user are; absent: where the files are. */
  readonly folder?: string;
  readonly shell?: Readonly<Record<string, string>>;
  /** As `service field`, beside the name and the labels. */
  readonly changed?: readonly string[];
  readonly change?: (folder: string) => Stack;
}

const web = (more: string): string => `services:\n  web: { image: "x:\${TAG:-1}", ${more} }\n`;
const all = `name: shop
services:
  web:
    image: "x:\${TAG:-1}"
    container_name: shop-web
    ports: ["8080:80", "127.0.0.1:9000-9001:90-91"]
    environment: { LEVEL: info, PLAIN: "a$$b" }
    labels: { "com.example.part": front }
    healthcheck: { test: curl -f "http://$$HOSTNAME/", interval: 5s, retries: 2 }
    networks: { front: { aliases: [shop] }, default: }
  db: { image: db, deploy: { replicas: 2, restart_policy: { condition: "any" } }, volumes: ["data:/data"] }
  made: { build: { context: ./made, args: { TAG: "\${TAG:-1}" } } }
networks: { front: { name: shop-front } }
volumes: { data: { name: shop-data }, spare: {} }
`;
const ownNames = ['web container_name', 'web ports', 'made image', '- networks.front.name', '- volumes.data.name'];

/** What a person has in a folder, by what is particular about it. */
const layouts: Readonly<Record<string, Layout>> = {
  'one plain file': { files: { 'compose.yaml': all }, changed: ownNames },
  'what is external, and the stack owns': {
    files: {
      'compose.yaml': `${web('networks: [shared], volumes: ["kept:/data"]')}networks: { shared: { external: true, name: corp } }
volumes: { kept: { external: true } }
`,
    },
    change: (folder) =>
      defineStack({ dirname: folder }, { services: { web: {} }, owns: { networks: ['shared'], volumes: ['kept'] } }),
    changed: [
      ...['- networks.shared.external', '- networks.shared.name'],
      ...['- volumes.kept.external', '- volumes.kept.name'],
    ],
  },
  'an override file': {
    files: {
      'compose.yaml': web('ports: ["80:80"]'),
      'compose.override.yaml': 'services:\n  web: { command: [debug], ports: ["81:81"] }\n  mail: { image: mail }\n',
    },
    changed: ['web ports'],
  },
  'the old names, with an override file': {
    files: { 'docker-compose.yml': web(''), 'docker-compose.override.yml': 'services:\n  web: { command: [debug] }\n' },
  },
  'files of every name': {
    files: Object.fromEntries(
      ['compose', 'docker-compose'].flatMap((name) =>
        ['yaml', 'yml'].flatMap((ending) => [
          [`${name}.${ending}`, web(`command: [${name}, ${ending}]`)],
          [`${name}.override.${ending}`, `services:\n  web: { labels: { from: ${name}.${ending} } }\n`],
        ]),
      ),
    ),
  },
  'an .env that says what the file has a default for': {
    files: { 'compose.yaml': web(''), '.env': 'TAG=2\n' },
  },
  'COMPOSE_FILE in .env with two files': {
    files: {
      '.env': 'KIND=prod\nCOMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=base.yaml,$KIND.yaml\n',
      'base.yaml': web(''),
      'prod.yaml': 'services:\n  web: { restart: always }\n',
      'compose.yaml': web('command: [not, this]'),
    },
  },
  'COMPOSE_FILE in .env with a file in another folder, and an .env there': {
    files: {
      '.env': 'TAG=here\nCOMPOSE_FILE=deploy/compose.yaml\n',
      'deploy/.env': 'TAG=there\nMORE=there\n',
      'deploy/compose.yaml': web('volumes: ["./data:/data"], environment: { MORE: $MORE }'),
    },
  },
  'COMPOSE_PROFILES in .env': {
    files: {
      '.env': 'COMPOSE_PROFILES=debug\n',
      'compose.yaml': `${web('')}  tool: { image: tool, profiles: [debug] }\n  other: { image: other, profiles: [more] }\n`,
    },
  },
  'an include with an .env of its own': {
    files: {
      'compose.yaml': `include: [{ path: part/compose.yaml, env_file: part/part.env }]\n${web('depends_on: [part]')}`,
      'part/part.env': 'PART=9\n',
      'part/compose.yaml': 'services:\n  part: { image: "part:$PART", volumes: ["./here:/there"], build: . }\n',
    },
  },
  'an extends from a subfolder with relative paths': {
    files: {
      'compose.yaml': 'services:\n  web: { extends: { file: base/common.yaml, service: base }, restart: always }\n',
      'base/common.yaml':
        'services:\n  base: { image: x, build: { context: ./src }, volumes: ["./here:/there"], env_file: [base.env] }\n',
      'base/base.env': 'FROM_BASE=1\n',
    },
  },
  'files, secrets, configs and mounts beside the Compose file': {
    files: {
      'compose.yaml': `${web('env_file: [web.env], secrets: [key], configs: [site], volumes: ["./a:/a:ro", "$PWD/b:/b", "~/c:/c"]')}secrets: { key: { file: ./key.txt } }\nconfigs: { site: { file: ./site.conf } }\n`,
      'web.env': 'LEVEL=debug\n',
      'key.txt': 'key',
      'site.conf': 'site',
    },
  },
  'a shell that says something else than .env': {
    files: { 'compose.yaml': web('environment: [FROM_SHELL, NOT_SET]'), '.env': 'TAG=2\nFROM_SHELL=no\n' },
    shell: { TAG: '3', FROM_SHELL: 'yes' },
  },
  'COMPOSE_ENV_FILES of the shell': {
    files: { 'compose.yaml': web(''), '.env': 'TAG=2\n', 'one.env': 'TAG=one\n', 'two.env': 'TAG=two\n' },
    shell: { COMPOSE_ENV_FILES: 'one.env,two.env' },
  },
  'COMPOSE_FILE of the shell': {
    files: { 'compose.yaml': web(''), 'ci.yaml': 'services:\n  web: { restart: always }\n' },
    shell: { COMPOSE_FILE: 'compose.yaml:ci.yaml' },
  },
  'a Compose file in the folder above': {
    folder: 'tests',
    files: { 'compose.yml': web('volumes: ["./a:/a"]'), '.env': 'TAG=above\n', 'tests/.env': 'TAG=below\n' },
  },
  'a project name in the file': {
    files: { 'compose.yaml': web('environment: { NAME: $COMPOSE_PROJECT_NAME }') },
    changed: ['web environment.NAME'],
  },
  'what a stack sets for itself': {
    files: { 'compose.yaml': all, '.env': 'TAG=2\n', 'more.yaml': 'services:\n  db: { labels: { a: b } }\n' },
    change: (folder) =>
      defineStack({ dirname: folder }, { services: { web: {}, db: {} }, variables: { TAG: '3' } })
        .override({ web: { healthcheck: { interval: '1s' }, environment: { LEVEL: 'debug' }, restart: 'always' } })
        .scale({ db: 3 })
        .merge('more.yaml'),
    changed: [
      ...ownNames,
      ...['web image', 'made build.args.TAG', 'db labels.a'],
      ...['web healthcheck.interval', 'web environment.LEVEL', 'web restart', 'db deploy.replicas', 'db scale'],
    ],
  },
};

describe('the project that a run brings up', () => {
  let compose: ComposeCommand;
  const folders: string[] = [];
  before(async () => {
    compose = await requireCompose(process.env);
  });
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function laidOut({ files }: Layout): Promise<string> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'shop-')));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return folder;
  }

  /** As the user sees it. */
  async function typed(folder: string): Promise<Json> {
    const [program = '', ...words] = compose.command;
    const env = { ...compose.env, PWD: folder };
    const { stdout } = await execa(program, [...words, 'config', '--format', 'json'], { cwd: folder, env });
    return JSON.parse(stdout);
  }

  async function planned(described: Stack) {
    const { stack, passedOver } = await settleFiles(described, compose);
    const whole = await resolveWhole(stack, compose, images);
    const asItIs = await resolveAsItIs(stack, compose, images);
    return { stack, whole, asItIs, passedOver, changes: projectChanges({ ...whole, stack, asItIs, passedOver }, []) };
  }

  async function broughtUp(
    stack: Stack,
    config: ComposeConfig,
    wrap: Readonly<Record<string, HealthToWrap>> = {},
    publish: PortsToPublish = {},
  ): Promise<Json> {
    const hostPorts = publishedPorts(config, publish).map((_, index) => 40_000 + 10 * index);
    const override = runOverride({ ...identity, stack, config, hostPorts, wrap, publish });
    return readProject({ compose, stack, images, project: identity.project }, override);
  }

  for (const [name, layout] of rowsOf('layouts of a project', Object.entries(layouts), 3)) {
    it(`is that of docker compose up, but for what is listed: ${name}`, async () => {
      const above = await laidOut(layout);
      const folder = join(above, layout.folder ?? '');
      await inShell(layout.shell ?? {}, async () => {
        const described = layout.change?.(folder) ?? defineStack({ dirname: folder }, { services: {} });
        const { stack, whole, changes } = await planned(described);
        const theirs = await typed(folder);
        const ours = await broughtUp(stack, whole.config);
        expect(without(ours, changes), 'but for what is listed').to.deep.equal(without(theirs, changes));
        const fields = changes.map(({ service, field }) => `${service ?? '-'} ${field}`);
        expect(fields, 'what is listed').to.have.members(['- name', '- labels', ...(layout.changed ?? [])]);
      });
    });
  }

  it('has a wrapped health check in no other place than where it is listed', async () => {
    const folder = await laidOut(layouts['one plain file']!);
    const { stack, whole, asItIs, passedOver } = await planned(defineStack({ dirname: folder }, { services: {} }));
    const changes = projectChanges({ ...whole, stack, asItIs, passedOver }, [{ name: 'web', wrapHealth: true }]);
    expect(changes.find((one) => one.field === 'healthcheck.test')).to.deep.equal({
      service: 'web',
      field: 'healthcheck.test',
      from: 'CMD-SHELL, curl -f "http://$HOSTNAME/"',
      to: 'the same, behind a switch',
      why: 'the scenario makes it fail',
    });
    const ours = await broughtUp(stack, whole.config, { web: { test: whole.config.services.web!.healthcheck!.test! } });
    expect(without(ours, changes)).to.deep.equal(without(await typed(folder), changes));
  });

  it('has ports that the run publishes for itself where they are listed, beside its own and alone', async () => {
    const folder = await laidOut(layouts['one plain file']!);
    const { stack, whole, asItIs, passedOver } = await planned(defineStack({ dirname: folder }, { services: {} }));
    const services = [
      { name: 'web', wrapHealth: false, publishes: [99] },
      { name: 'db', wrapHealth: false, publishes: [5432] },
    ];
    const changes = projectChanges({ ...whole, stack, asItIs, passedOver }, services);
    const ports = changes.filter((one) => one.field === 'ports').map(({ service, to, why }) => [service, to, why]);
    expect(ports).to.deep.equal([
      ['db', '5432 on free ports of 127.0.0.1', 'the scenario asks it there'],
      ['web', 'free ports of 127.0.0.1, 99 too', 'runs do not clash, and the scenario asks it there'],
    ]);
    const ours = await broughtUp(stack, whole.config, {}, portsToPublish(services));
    expect(without(ours, changes)).to.deep.equal(without(await typed(folder), changes));
    expect(JSON.stringify(ours.services)).to.match(/"target":5432,"published":"400\d\d-400\d\d"/);
  });

  it('is the same where the main file is named, alone or in another folder', async () => {
    const folder = await laidOut(layouts['an override file']!);
    for (const [dirname, file] of [
      [folder, 'compose.yaml'],
      [join(folder, 'tests'), '../compose.yaml'],
    ] as const) {
      const { whole } = await planned(defineStack({ dirname }, { compose: file, services: {} }));
      expect(whole.services.map((one) => one.name)).to.deep.equal(['mail', 'web']);
    }
  });

  it('is of exactly the files that are listed, and what is not read is reported', async () => {
    const folder = await laidOut(layouts['an override file']!);
    const { whole, changes } = await planned(
      defineStack({ dirname: folder }, { compose: ['compose.yaml'], services: {} }),
    );
    expect(whole.services.map((one) => one.name)).to.deep.equal(['web']);
    expect(changes.filter((one) => one.field === 'compose')).to.deep.equal([
      { service: null, field: 'compose', from: 'compose.override.yaml', to: null, why: 'the stack lists its files' },
    ]);
  });

  it('is of one file alone where that is not the one that Compose takes', async () => {
    const folder = await laidOut(layouts['COMPOSE_FILE in .env with two files']!);
    const { stack, changes } = await planned(
      defineStack({ dirname: folder }, { compose: 'compose.yaml', services: {} }),
    );
    expect(stack.compose).to.deep.equal(['compose.yaml']);
    expect(changes.filter((one) => one.field === 'compose').map((one) => one.from)).to.deep.equal([
      'base.yaml',
      'prod.yaml',
    ]);
  });

  it('lists the variables where Compose needs them to read the files at all', async () => {
    const folder = await laidOut({ files: { 'compose.yaml': `services:\n  web: { image: "x:\${TAG:?}" }\n` } });
    const variables = { TAG: '3' };
    const { changes } = await planned(defineStack({ dirname: folder }, { services: {}, variables }));
    expect(changes.map(({ field, to }) => [field, to])).to.deep.include(['$TAG', '3']);
  });

  it('says R220 where no file is named and none is there', async () => {
    const folder = await laidOut({ files: { 'other.yaml': web('') } });
    const refused = await settleFiles(defineStack({ dirname: folder }, { services: {} }), compose).catch(
      (error) => error,
    );
    expect(refused.failures[0]).to.include({ code: 'R220', at: folder });
  });

  it('does not show what a variable of a secret name is changed to', async () => {
    const folder = await laidOut({ files: { 'compose.yaml': web(`environment: { DB_PASSWORD: "\${PASS:-old}" }`) } });
    const variables = { PASS: 'new' };
    const { changes } = await planned(defineStack({ dirname: folder }, { services: {}, variables }));
    const change = changes.find((one) => one.field === 'environment.DB_PASSWORD');
    expect(change).to.include({ from: '(not shown)', to: '(not shown)' });
  });
});

async function inShell(variables: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const before = Object.keys(variables).map((key) => [key, process.env[key]] as const);
  Object.assign(process.env, variables);
  try {
    await work();
  } finally {
    for (const [key, value] of before) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
}

/** The project without what the changes say of it, by rules of the test's own. */
function without(project: Json, changes: readonly ProjectChange[]): unknown {
  const gone = new Set(
    changes.map(({ service, field }) => (service === null ? field : `services.${service}.${field}`)),
  );
  const ofName = (value: unknown, path: string): unknown =>
    /^(networks|volumes|secrets|configs)\.[^.]+\.name$/.test(path)
      ? String(value).replace(`${project.name}_`, '')
      : value;
  const walk = (value: unknown, path: string): unknown => {
    if (gone.has(path)) return undefined;
    if (Array.isArray(value)) return value;
    if (!isRecord(value)) return ofName(value, path);
    const entries = Object.entries(value)
      .map(([key, inner]) => [key, walk(inner, path === '' ? key : `${path}.${key}`)] as const)
      .filter(([key, inner]) => inner !== undefined && !key.startsWith('resilience.') && !isEmpty(inner));
    return Object.fromEntries(entries);
  };
  return walk(project, '');
}

const isEmpty = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0;
