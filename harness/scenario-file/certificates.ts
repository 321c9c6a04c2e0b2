/** The certificates that probes trust: read from their files, so that a plan has them and a run needs no file of the user's. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import type { Load } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { Scenario } from '../model/scenario.ts';
import { shown } from './find-scenarios.ts';

/** Paths count from `folder`; `file` is where the scenario stands. Throws R222 for each that is not there, or holds no certificate that is valid now. */
export async function withCertificates(scenario: Scenario, folder: string, file: string): Promise<Scenario> {
  const problems: Failure[] = [];
  const filled = async <T extends Asked>(all: Readonly<Record<string, T>>, what: string) => {
    const entries = Object.entries(all).map(async ([name, one]): Promise<[string, T]> => {
      const ca = trusted(one);
      if (ca === null) return [name, one];
      const read = await readPem(ca, folder);
      if ('pem' in read) return [name, trusting(one, read.pem)];
      problems.push(failure('R222', read.problem, { at: `${file}, ${what} '${name}'`, fix: read.fix }));
      return [name, one];
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  const [probes, load] = [await filled(scenario.probes, 'probe'), await filled(scenario.load, 'load')];
  if (problems.length > 0) throw new FailureError(problems);
  return { ...scenario, probes, load };
}

type Asked = Probe | Load;

/** The path of its certificates, or their text; null: it trusts the usual ones, or speaks no TLS. */
function trusted(one: Asked): string | null {
  const tls = 'manner' in one ? one.manner?.tls : 'tls' in one ? one.tls : undefined;
  return tls?.ca ?? null;
}

function trusting<T extends Asked>(one: T, ca: string): T {
  if ('tls' in one) return { ...one, tls: { ...one.tls, ca } };
  return 'manner' in one ? { ...one, manner: { ...one.manner, tls: { ...one.manner?.tls, ca } } } : one;
}

type Read = { readonly pem: string } | { readonly problem: string; readonly fix: string };

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

async function readPem(ca: string, folder: string): Promise<Read> {
  const inPlace = ca.includes('-----BEGIN');
  const path = resolve(folder, ca);
  const text = inPlace ? ca : await readFile(path, 'utf8').catch(() => null);
  const name = inPlace ? 'the text in `ca`' : shown(path);
  const fix = 'give the path of a PEM file, from the folder of the scenario, or the certificate itself';
  if (text === null) return { problem: `the certificates in ${name} cannot be read`, fix };
  const pem = text.match(block) ?? [];
  const certificates = pem.map(parsed);
  if (certificates.length === 0 || certificates.includes(null))
    return { problem: `${name} holds no certificate in PEM`, fix };
  const over = certificates.find((one) => one !== null && one.validToDate.getTime() < Date.now());
  if (over == null) return { pem: pem.join('\n') };
  return {
    problem: `the certificate of ${over.subject.replaceAll('\n', ', ')} in ${name} has expired: it was valid until ${over.validTo}`,
    fix: 'give one that is valid: nothing that it signed can be trusted any more',
  };
}

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
