/** What a test attaches to: found on the engine by what testcontainers or the test knows of it. */
import { attachTo, attachToContainers, type Attached as Found } from '../app/attach.ts';
import { fail } from '../model/failure.ts';
import type { EngineAddress } from '../model/machine.ts';
import type { Attachable, StartedContainer } from './attached.ts';

/** `name`: for the reports. Throws R120 for an environment that does not tell its project, and R230 to R232. */
export function findAttachable(what: Attachable, engine: EngineAddress, name: string): Promise<Found> {
  if ('project' in what) return attachTo(engine, what.project);
  if ('containers' in what) {
    const containers = Object.entries(what.containers).map(([service, one]) => ({ service, container: idOf(one) }));
    return attachToContainers(engine, name, containers);
  }
  const project = composeProjectOf(what);
  return project === null
    ? fail('R120', 'attach() was given an environment that does not tell its Compose project', {
        fix: "give { project: 'its name' }, which withProjectName() of testcontainers sets",
      })
    : attachTo(engine, project);
}

const idOf = (one: StartedContainer | string): string => (typeof one === 'string' ? one : one.getId());

/** testcontainers keeps it to itself, and its containers have it as a label. */
function composeProjectOf(environment: object): string | null {
  const { startedGenericContainers = {} } = environment as {
    readonly startedGenericContainers?: Readonly<Record<string, { getLabels(): Readonly<Record<string, string>> }>>;
  };
  const [first] = Object.values(startedGenericContainers);
  return first?.getLabels()['com.docker.compose.project'] ?? null;
}
