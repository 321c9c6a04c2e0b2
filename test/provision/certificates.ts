/** Certificates of an authority of the test's own, as an engine and its client want them in one folder. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateAuthority } from '../engine/system/certificates.ts';

/** `ca.pem`, for 127.0.0.1 `server-cert.pem` and `server-key.pem`, and `cert.pem` and `key.pem` for a client. */
export function makeCertificates(): string {
  const { folder, sign } = certificateAuthority();
  const server = sign('engine', 'valid', 'subjectAltName=IP:127.0.0.1');
  const client = sign('client', 'valid', 'extendedKeyUsage=clientAuth');
  const files = { 'server-cert': server.cert, 'server-key': server.key, cert: client.cert, key: client.key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.pem`), text);
  return folder;
}
