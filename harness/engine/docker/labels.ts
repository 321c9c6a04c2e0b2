/** Labels by which everything of a run is found again: ours on all that is made, Compose's on its containers. */
import type { Replica } from '../../model/event.ts';
import type { RunLabels } from '../kind.ts';

/** On every container, network and volume of a run: the run's id. */
export const runLabel = 'resilience.run';
/** Beside it: the Compose project of that run. */
export const projectLabel = 'resilience.project';
/** Beside them: whose it is. */
export const ownerLabel = 'resilience.owner';
/** On helper containers alone: what the helper container is for. */
export const helperContainerLabel = 'resilience.companion';

/** On every image that a run built: the stack's name. The same for all runs, or each would build again. */
export const builtLabel = 'resilience.built';

export const composeProjectLabel = 'com.docker.compose.project';
/** Where `docker compose up` was typed, and its files, the first one first. */
export const composeFolderLabel = 'com.docker.compose.project.working_dir';
export const composeFilesLabel = 'com.docker.compose.project.config_files';
export const composeDependsOnLabel = 'com.docker.compose.depends_on';
export const composeServiceLabel = 'com.docker.compose.service';
export const composeNetworkLabel = 'com.docker.compose.network';
/** `True` on what `docker compose run` has started. */
export const composeOneOffLabel = 'com.docker.compose.oneoff';
export const composeNumberLabel = 'com.docker.compose.container-number';

export const runLabels = ({ run, project, owner }: RunLabels): Record<string, string> => ({
  [runLabel]: run,
  [projectLabel]: project,
  ...(owner !== undefined && { [ownerLabel]: owner }),
});

/** The engine's filter for one label, or for one label with a value. */
export const byLabel = (label: string, value?: string): { label: string[] } => ({
  label: [value === undefined ? label : `${label}=${value}`],
});

/** Which replica of which service a container of Compose is; works for events too, which repeat a container's labels. */
export const replicaOf = (labels: Readonly<Record<string, string>>): Replica => ({
  service: labels[composeServiceLabel] ?? '',
  replica: Number(labels[composeNumberLabel] ?? 0),
});
