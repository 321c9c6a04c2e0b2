/** Where the settings come from, the last source winning: two files, the environment, the command line, two more files. */
import { fs } from '../../service/builtins.ts';
import { type Configuration, environmentLayer, fileLayer, type Layer, overlay } from '../../service/configuration.ts';

/**
 * Reads `appsettings.json`, `appsettings.{Environment}.json`, the environment, the arguments, `config/config.json` and
 * `config/secrets.json`, once: later changes are not seen. The files lie in `folder` and may be missing.
 */
export function readSettings(folder: string, environment: NodeJS.ProcessEnv, args: readonly string[]): Configuration {
  const host = [environmentLayer(environment), argumentLayer(args)];
  const settings = overlay(...host);
  const name = settings('environment') ?? settings('ASPNETCORE_ENVIRONMENT') ?? 'Production';
  const file = (path: string) => optionalFileLayer(`${folder}/${path}`);
  return overlay(
    file('appsettings.json'),
    file(`appsettings.${name}.json`),
    ...host,
    file('config/config.json'),
    file('config/secrets.json'),
  );
}

const optionalFileLayer = (path: string): Layer => (fs.existsSync(path) ? fileLayer(path) : []);

/** `--key=value`, `--key value`, `/key=value`, `/key value` and `key=value`; what fits none of them is passed over. */
function argumentLayer(args: readonly string[]): Layer {
  const found: [string, string][] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [, mark = '', key = '', value] = /^(--|\/)?([^=]+)(?:=(.*))?$/s.exec(args[at] ?? '') ?? [];
    if (value !== undefined) found.push([key, value]);
    else if (mark !== '' && at + 1 < args.length) {
      at += 1;
      found.push([key, args[at] ?? '']);
    }
  }
  return found;
}
