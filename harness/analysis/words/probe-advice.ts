/** What to do about a probe that gets no good answer from a stack that is up: what would work, where that is known. */

import { type AskedAddress, askedAddresses } from '../../model/check/addresses.ts';
import { readCheck } from '../../model/check/check-command.ts';
import { listText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { HttpProbe, Outcome } from '../../model/probe.ts';

/** What came most often in place of good answers. */
export interface BadAnswer {
  readonly outcome: Outcome;
  readonly status: number | null;
}

export interface AskedService {
  readonly service: PlannedService;
  /** The port inside the container that the probe is led to. */
  readonly port: number | null;
  /** Whether its own check passed all the time. */
  readonly checkPassed: boolean;
}

/** `name`: the probe's. Null: nothing is known that would help. */
export function probeAdvice(name: string, probe: HttpProbe, bad: BadAnswer, asked: AskedService): string | null {
  const own = asked.checkPassed ? checkAddress(asked.service) : null;
  switch (bad.outcome) {
    case 'refused':
    case 'reset':
    case 'closed_early':
    case 'connect_timeout':
      return unreached(name, asked, own);
    case 'http4xx':
    case 'wrong':
      return answered(name, probe, bad.status, asked, own);
    case 'http5xx':
      return `logs/${asked.service.name}-1.log in the run directory may say why; ${otherPath(name, probe, asked, own) ?? 'ask it with curl at its published port'}`;
    case 'response_timeout':
      return `${name}: ${limitText(probe)}; give it more, or find out what ${asked.service.name} waits for`;
    case 'protocol':
      return `port ${asked.port} of ${asked.service.name} speaks no HTTP: ask it with tls: where it speaks TLS, ask it with tcp(), or declare another port`;
    case 'tls':
      return `${name}: name who signed the certificate of ${asked.service.name} in tls: { ca }, and whom it is for in tls: { serverName }`;
    case 'wrong_body':
      return `${name}: declare the body that it answers with`;
    case 'starting':
    case 'stopping':
    case 'full':
    case 'not_serving':
    case 'degraded':
    case 'denied':
    case 'failed':
    case 'silent':
    case 'dns':
    case 'unreachable':
    case 'ok':
    case 'harness_late':
    case 'no_data':
      return null;
  }
}

/** An answer that came may have been later than its latency alone. */
const limitText = ({ within, latency }: HttpProbe): string =>
  latency === undefined
    ? `within: has ${secondsText(within)}`
    : `latency: has ${secondsText(latency)}, and within: ${secondsText(within)}`;

/** Where its own check asks the container itself by HTTP. */
function checkAddress({ health }: PlannedService): AskedAddress | null {
  const found = askedAddresses(readCheck(health?.test ?? []));
  return found.find(({ scheme, host }) => /^https?$/.test(scheme) && isItself(host)) ?? null;
}

const isItself = (host: string | null): boolean =>
  host === null || /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0)$/.test(host);

function unreached(name: string, { service, port }: AskedService, own: AskedAddress | null): string {
  const { name: who, ports } = service;
  if (own?.port != null && port !== null && own.port !== port) {
    const published = ports.some(({ container }) => container === own.port);
    const publish = published ? '' : `, and ports: ["${own.port}"] in its Compose file`;
    return `${name} is led to port ${port} of ${who}, and its check passes at port ${own.port}: declare services: { ${key(who)}: { port: ${own.port} } } in the stack${publish}`;
  }
  if (own !== null) {
    return `its check reaches ${who} inside its container; let ${who} listen on 0.0.0.0 and not on ${own.host ?? 'localhost'} alone`;
  }
  const others = ports.map(({ container }) => container).filter((one) => one !== port);
  const instead = others.length === 0 ? '' : `; it also publishes ${listText(others.map(String))}`;
  return `see in its log on which port ${who} listens, and on which address: ${name} is led to port ${port ?? 'that it publishes'}${instead}; a check that asks what users ask would have waited for it`;
}

function answered(
  name: string,
  probe: HttpProbe,
  status: number | null,
  asked: AskedService,
  own: AskedAddress | null,
): string {
  const path = otherPath(name, probe, asked, own);
  if (status === 401 || status === 403)
    return `${name}: give it a login in auth:, ask a path that needs no login, or declare status: ${status} as good`;
  if (path !== null) return path;
  return `${name}: ask a path that it has, or declare status: ${status} as good where that is how it answers`;
}

function otherPath(name: string, probe: HttpProbe, { service }: AskedService, own: AskedAddress | null): string | null {
  if (own?.path == null || own.path === probe.path) return null;
  return `${name} asks ${probe.path}, and the check of ${service.name} passes at ${own.path}: http(${service.name}, '${own.path}')`;
}

const key = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
