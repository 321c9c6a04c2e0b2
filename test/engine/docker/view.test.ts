import { expect } from 'chai';
import type Docker from 'dockerode';
import { containerView } from '../../../harness/engine/docker/view.ts';

const id = 'f00dbabe1234'.padEnd(64, '0');
const inspected = {
  Id: id,
  Name: '/numbers-api-1',
  Image: 'sha256:abc',
  RestartCount: 2,
  State: {
    Status: 'running',
    Pid: 4711,
    ExitCode: 0,
    StartedAt: '2026-11-23T08:00:00.25Z',
    FinishedAt: '2026-11-23T07:59:59Z',
    Health: {
      Status: 'unhealthy',
      FailingStreak: 4,
      Log: [
        { Start: '2026-11-23T09:00:01.0005+01:00', End: '2026-11-23T09:00:02+01:00', ExitCode: -1, Output: 'late' },
      ],
    },
  },
  Config: {
    Image: 'numbers-api:v3',
    Labels: { 'com.docker.compose.service': 'api', 'com.docker.compose.container-number': '1' },
    Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9 },
  },
  HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } },
  NetworkSettings: {
    Ports: {
      '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '20001' }],
      '81/tcp': null,
      '53/udp': [{ HostIp: '', HostPort: '1' }],
    },
    Networks: {
      p_app: {
        Aliases: ['numbers-api-1', 'api', 'f00dbabe1234'],
        IPAddress: '10.1.0.5',
        GlobalIPv6Address: '',
        IPAMConfig: { IPv4Address: '10.1.0.5' },
      },
      p_back: { Aliases: null, IPAddress: '10.2.0.2', GlobalIPv6Address: 'fd00::2', IPAMConfig: null },
    },
  },
};

const view = (state: object = {}) =>
  containerView(
    { ...inspected, State: { ...inspected.State, ...state } } as unknown as Docker.ContainerInspectInfo,
    26,
  );

describe('a container as inspected', () => {
  it('is a replica with its state, settings and times', () => {
    expect(view()).to.deep.include({
      name: 'numbers-api-1',
      service: 'api',
      replica: 1,
      status: 'running',
      pid: 4711,
      restartCount: 2,
      exitCode: null,
      startedAt: Date.UTC(2026, 10, 23, 8) + 250,
      restart: { name: 'on-failure', maxAttempts: 3 },
      image: 'numbers-api:v3',
      imageDigest: 'sha256:abc',
      ports: [{ container: 80, host: 20001, address: '127.0.0.1' }],
    });
  });

  it('has networks with aliases but not its own id, and with a fixed address where one was asked for', () => {
    expect(view().networks).to.deep.equal([
      {
        network: 'p_app',
        aliases: ['numbers-api-1', 'api'],
        address: '10.1.0.5',
        address6: null,
        fixedAddress: '10.1.0.5',
        endpoint: { IPAMConfig: { IPv4Address: '10.1.0.5' } },
      },
      { network: 'p_back', aliases: [], address: '10.2.0.2', address6: 'fd00::2', fixedAddress: null, endpoint: {} },
    ]);
  });

  it('has the log of its health check in milliseconds', () => {
    const eight = Date.UTC(2026, 10, 23, 8);
    expect(view().health).to.deep.equal({
      status: 'unhealthy',
      streak: 4,
      log: [{ start: eight + 1000.5, end: eight + 2000, exitCode: -1, output: 'late' }],
    });
  });

  it('has an exit code once it has ended, and while it waits for a restart', () => {
    expect(view({ Status: 'exited', ExitCode: 137 }).exitCode).to.equal(137);
    expect(view({ Status: 'restarting', ExitCode: 1 }).exitCode).to.equal(1);
    expect(view({ Status: 'created', StartedAt: '0001-01-01T00:00:00Z' })).to.include({ exitCode: null, startedAt: 0 });
  });

  it('has no health without a check', () => {
    expect(view({ Health: undefined }).health).to.equal(null);
    expect(view({ Health: { Status: 'none', FailingStreak: 0, Log: null } }).health).to.equal(null);
  });

  it('has its limit of CPUs by either option, and none where a quota was lifted', () => {
    const cpus = (host: object) =>
      containerView(
        { ...inspected, HostConfig: { ...inspected.HostConfig, ...host } } as unknown as Docker.ContainerInspectInfo,
        26,
      ).cpus;
    expect(cpus({})).to.equal(0);
    expect(cpus({ NanoCpus: 5e8, CpuQuota: -1 })).to.equal(0.5);
    expect(cpus({ NanoCpus: 0, CpuPeriod: 50_000, CpuQuota: 5000 })).to.equal(0.1);
    expect(cpus({ NanoCpus: 0, CpuPeriod: 100_000, CpuQuota: -1 })).to.equal(0);
  });
});
