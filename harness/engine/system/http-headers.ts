/** The headers that a manner of asking sends, with its secrets: read when it is first used. */
import type { HttpAuth, HttpManner } from '../../model/http-probe.ts';
import { type EnvironmentVariables, revealed } from '../../model/secret.ts';

/** The host is the name that TLS asks for, unless another is given: a server of many names goes by both. */
export function headersOf(
  { headers = {}, auth, tls }: HttpManner,
  variables: EnvironmentVariables,
): Record<string, string> {
  const own = Object.entries(headers).map(([name, value]) => [name, revealed(value, variables)]);
  return {
    ...(tls?.serverName !== undefined && { host: tls.serverName }),
    ...Object.fromEntries(own),
    ...(auth !== undefined && { authorization: authorizationOf(auth, variables) }),
  };
}

function authorizationOf(auth: HttpAuth, variables: EnvironmentVariables): string {
  if ('bearer' in auth) return `Bearer ${revealed(auth.bearer, variables)}`;
  const login = `${revealed(auth.user, variables)}:${revealed(auth.password, variables)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}
