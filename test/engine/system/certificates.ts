/** A certificate authority of a test's own, and what it signs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';

export interface Signed {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** Its own certificate, in PEM. */
  readonly ca: string;
  /** Where `ca.pem` lies. */
  readonly folder: string;
  /** Valid for two days, or until yesterday; `extension`: what it is for, the host of that name where none is given. */
  sign(name: string, validity?: 'valid' | 'expired', extension?: string): Signed;
  remove(): void;
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export function certificateAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const openssl = (...words: readonly string[]): void => void execaSync('openssl', words, { cwd: folder });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  openssl('req', '-x509', ...curve, '-days', '2', '-subj', '/CN=a test', '-keyout', 'ca.key', '-out', 'ca.pem');
  return {
    ca: read('ca.pem'),
    folder,
    sign(name, validity = 'valid', extension = `subjectAltName=DNS:${name}`) {
      const days = validity === 'valid' ? '2' : '-1';
      writeFileSync(join(folder, 'extension'), extension);
      openssl('req', ...curve, '-subj', `/CN=${name}`, '-keyout', 'key.pem', '-out', 'request.pem');
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'extension'];
      openssl('x509', '-req', '-in', 'request.pem', ...by, '-days', days, '-out', 'certificate.pem');
      return { key: read('key.pem'), cert: read('certificate.pem') };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
