/** The images that stacks were built into: they stay on the engine for the next run, and are found again by their label. */
import type Docker from 'dockerode';
import type { KeptImages } from '../../model/event.ts';
import { ask, askUnless } from './ask.ts';
import { builtLabel, byLabel } from './labels.ts';
import { type Layer, sizeBeside } from './layers.ts';

/** Those of `names` that are here, and what removing them would free. */
export async function keptImages(docker: Docker, names: readonly string[]): Promise<KeptImages> {
  if (names.length === 0) return { names: [], bytes: 0 };
  const filters = { reference: names.map((name) => (/:[^/]+$/.test(name) ? name : `${name}:latest`)) };
  const found = await ask('list images', docker.listImages({ filters }));
  return { names: namesOf(found), bytes: await freedBy(docker, found) };
}

/** All that runs have built, of whichever stack. */
export async function findBuiltImages(docker: Docker): Promise<KeptImages> {
  const found = await builtHere(docker);
  return { names: namesOf(found), bytes: await freedBy(docker, found) };
}

/** Removes them; returns the names of those that are still there, because a container uses them. */
export async function removeBuiltImages(docker: Docker): Promise<readonly string[]> {
  for (const { Id, RepoTags } of await builtHere(docker)) {
    const tags = tagsOf(RepoTags);
    for (const name of tags.length > 0 ? tags : [Id]) {
      await askUnless([404, 409], `remove image ${name}`, docker.getImage(name).remove());
    }
  }
  return namesOf(await builtHere(docker));
}

const builtHere = (docker: Docker): Promise<Docker.ImageInfo[]> =>
  ask('list images', docker.listImages({ filters: byLabel(builtLabel) }));

/** One name each: its first tag, or the beginning of its id where a newer build has taken the tag. */
const namesOf = (images: readonly Docker.ImageInfo[]): readonly string[] =>
  images.map(({ Id, RepoTags }) => tagsOf(RepoTags)[0] ?? Id.replace(/^sha256:/, '').slice(0, 12)).sort();

const tagsOf = (tags: readonly string[] | null | undefined): readonly string[] =>
  (tags ?? []).filter((tag) => tag !== '<none>:<none>');

async function freedBy(docker: Docker, images: readonly Docker.ImageInfo[]): Promise<number> {
  const going = new Set(images.map(({ Id }) => Id));
  const all = await ask('list images', docker.listImages());
  const layers = async (id: string): Promise<readonly Layer[]> =>
    (await askUnless([404], 'read the history of an image', docker.getImage(id).history())) ?? [];
  const staying = all.filter(({ Id }) => !going.has(Id)).map(({ Id }) => layers(Id));
  return sizeBeside(await Promise.all([...going].map(layers)), await Promise.all(staying));
}
