/** Certificates of an authority of the test's own, as an engine and its client want them in one folder. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** `ca.pem`, for 127.0.0.1 `server-cert.pem` and `server-key.pem`, and `cert.pem` and `key.pem` for a client. */
export async function makeCertificates(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rsl-tls-'));
  const openssl = (...words: readonly string[]) => execa('openssl', words, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = ['req', '-x509', ...key, '-days', '2', '-subj', '/CN=an authority of a test'];
  await openssl(...authority, '-keyout', 'ca-key.pem', '-out', 'ca.pem');
  const signed = async (name: string, extension: string, keyFile: string, file: string): Promise<void> => {
    await writeFile(join(folder, 'extension'), extension);
    await openssl('req', ...key, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', 'request');
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-extfile', 'extension'];
    await openssl('x509', '-req', '-in', 'request', '-days', '2', ...by, '-out', file);
  };
  await signed('engine', 'subjectAltName=IP:127.0.0.1', 'server-key.pem', 'server-cert.pem');
  await signed('client', 'extendedKeyUsage=clientAuth', 'key.pem', 'cert.pem');
  return folder;
}
