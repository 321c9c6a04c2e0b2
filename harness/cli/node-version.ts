/** Which Node can run the harness: an older one is told so, before anything that it does not know is loaded. */

/** What `engines` in `package.json` says. */
const oldest = [22, 22] as const;

/** What to tell whoever runs it on this version; null: nothing. */
export function tooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return null;
  return `resilience needs Node ${oldest.join('.')} or newer, and this is Node ${version}. Install one of them, such as the current LTS.`;
}
