/** A real Chromium for the tests that look at reports: the one there is, or the distribution's, installed. */
import { access } from 'node:fs/promises';
import process from 'node:process';
import { execa } from 'execa';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The executable's path; undefined: there is none. */
export const findBrowser = async (): Promise<string | undefined> => process.env.CHROMIUM ?? (await firstOf(places));

/** The executable's path. Throws where there is none and it cannot be installed. */
export async function ensureBrowser(say: (line: string) => void): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  say("no Chromium here: installing the distribution's package");
  const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdin: 'ignore' as const };
  await execa('apt-get', ['update', '-q'], { ...apt, reject: false });
  await execa('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], apt);
  const installed = await firstOf(places);
  if (installed === undefined) throw new Error('the package chromium brought no browser; set CHROMIUM to one');
  return installed;
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}
