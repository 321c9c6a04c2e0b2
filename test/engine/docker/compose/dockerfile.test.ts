import { expect } from 'chai';
import {
  dockerfileBase,
  dockerfileCommand,
  dockerfileHealth,
  dockerfilePorts,
} from '../../../../harness/engine/docker/compose/dockerfile.ts';

describe('the health check of a Dockerfile', () => {
  it('has its options and its command, over continued lines and comments', () => {
    const text = `ARG BASE=node:24
FROM \${BASE} AS app
HEALTHCHECK --interval=5s --timeout=1m30s \\
  # as often as we dare
  --start-period=500ms --start-interval=100ms --retries=2 \\
  CMD curl -f http://localhost/ || exit 1
`;
    expect(dockerfileHealth(text, null)).to.deep.equal({
      test: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'],
      interval: 5000,
      timeout: 90_000,
      retries: 2,
      startPeriod: 500,
      startInterval: 100,
    });
  });

  it('may be in exec form, and leave everything else unsaid', () => {
    expect(dockerfileHealth('from x\nhealthcheck cmd ["node", "check.ts"]', null)).to.deep.equal({
      test: ['CMD', 'node', 'check.ts'],
      interval: null,
      timeout: null,
      retries: null,
      startPeriod: null,
      startInterval: null,
    });
  });

  it('is that of the target stage, or of the stage it builds on, the last one said', () => {
    const text = `FROM node AS base
HEALTHCHECK CMD first
HEALTHCHECK CMD base
FROM --platform=linux/amd64 base AS v1
FROM base AS v2
HEALTHCHECK CMD second
FROM node AS v3
HEALTHCHECK NONE
`;
    const test = (target: string | null) => {
      const health = dockerfileHealth(text, target);
      return typeof health === 'string' ? health : health.test![1];
    };
    expect(test('V1')).to.equal('base');
    expect(test('v2')).to.equal('second');
    expect(test('0')).to.equal('base');
    expect(test(null)).to.equal('none');
  });

  it('is not known where only the base image can tell, and is none from scratch', () => {
    expect(dockerfileHealth('FROM node:24\nCMD x', null)).to.equal('unknown');
    expect(dockerfileHealth('FROM scratch\nCMD x', null)).to.equal('none');
    expect(dockerfileHealth('FROM node', 'nowhere')).to.equal('unknown');
  });

  it('is not looked for in here-documents', () => {
    const text = 'FROM node\nRUN <<EOF\nFROM scratch\nHEALTHCHECK CMD no\nEOF\nHEALTHCHECK CMD yes';
    expect(dockerfileHealth(text, null)).to.have.deep.property('test', ['CMD-SHELL', 'yes']);
  });
});

describe('what a Dockerfile starts', () => {
  it('is the entrypoint with the command behind it, in the exec form', () => {
    const text = 'FROM x\nENTRYPOINT ["tini", "--"]\nCMD ["node", "main.js"]';
    expect(dockerfileCommand(text, null)).to.deep.equal(['tini', '--', 'node', 'main.js']);
  });

  it('is given to a shell in the shell form', () => {
    expect(dockerfileCommand('FROM x\nCMD node a && node b', null)).to.deep.equal([
      '/bin/sh',
      '-c',
      'node a && node b',
    ]);
  });

  it('comes from the stage that is meant and those below it, whose command an entrypoint forgets', () => {
    const text = 'FROM x AS base\nCMD ["a"]\nFROM base AS api\nUSER node\nFROM base AS tool\nENTRYPOINT ["b"]';
    expect(dockerfileCommand(text, 'api')).to.deep.equal(['a']);
    expect(dockerfileCommand(text, 'tool')).to.deep.equal(['b']);
    expect(dockerfileCommand('FROM x', null)).to.equal(null);
  });
});

describe('what a Dockerfile builds on and exposes', () => {
  it('is the image below the lowest stage, with the defaults of its variables', () => {
    expect(dockerfileBase('FROM golang:1 AS build\nFROM nginx:1.27', null)).to.equal('nginx:1.27');
    expect(dockerfileBase(`ARG TAG=16\nFROM postgres:\${TAG} AS base\nFROM base`, null)).to.equal('postgres:16');
    expect(dockerfileBase(`FROM redis:\${TAG:-7}`, null)).to.equal('redis:7');
    expect(dockerfileBase('ARG TAG\nFROM redis:$TAG', null)).to.equal(null);
  });

  it('is exposed by the stage that is meant and those below it', () => {
    const text = 'FROM x AS base\nEXPOSE 80 443/tcp\nFROM base AS api\nEXPOSE 53/udp\nFROM y AS other\nEXPOSE 1';
    expect(dockerfilePorts(text, 'api')).to.deep.equal(['53/udp', '80', '443/tcp']);
    expect(dockerfilePorts(text, 'other')).to.deep.equal(['1']);
  });
});
