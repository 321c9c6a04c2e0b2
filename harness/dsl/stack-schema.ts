/** What a stack is described and changed by: the settings that an override may give, and what a variant is made of. */
import { healerKinds } from '../model/healer.ts';
import type { DependsOn, OwnedThings, ServiceDeclaration, ServiceSettings } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';
import { either, list, object, oneOf, optional, record, type Schema, value } from './schema.ts';
import type { StackDescription } from './stack-description.ts';
import { anyText, duration, flag, port, text, texts, whole } from './values.ts';

export const stackDescription = object<StackDescription<string, string>>({
  compose: optional(either("give the Compose file, or several: 'compose.yaml'", text, list(text, 1))),
  services: record(object<ServiceDeclaration>({ port: optional(port) })),
  owns: optional(object<OwnedThings>({ networks: optional(list(text, 1)), volumes: optional(list(text, 1)) })),
  variables: optional(texts),
});

export const containers = whole(0, 10_000, 'R215');

export const healer = oneOf(...healerKinds);

const command = list(anyText, 1);

const restart = value<string>(
  (given) => typeof given === 'string' && /^(no|always|unless-stopped|on-failure(:\d{1,6})?)$/.test(given),
  "write 'no', 'always', 'unless-stopped', 'on-failure' or 'on-failure:3'",
);

const dependency = object<{ readonly condition: DependsOn; readonly restart?: boolean }>({
  condition: oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
  restart: optional(flag),
});

export const serviceSettings = object<ServiceSettings>({
  restart: optional(restart),
  healthcheck: optional(
    object<NonNullable<ServiceSettings['healthcheck']>>({
      test: optional(either("write a command: ['CMD', 'check'], or a text for the shell", command, text)),
      interval: optional(duration),
      timeout: optional(duration),
      retries: optional(whole(0, 10_000)),
      start_period: optional(duration),
      start_interval: optional(duration),
      disable: optional(flag),
    }),
  ),
  environment: optional(texts),
  stop_grace_period: optional(duration),
  init: optional(flag),
  scale: optional(containers),
  image: optional(text),
  depends_on: optional(record(dependency)),
  command: optional(command),
  entrypoint: optional(command),
  volumes: optional(list(text)),
  network_mode: optional(text),
});

/** Something for each of these names, and for no other. */
export const forEach = <T>(
  names: readonly string[],
  item: Schema<T>,
): Schema<Readonly<Record<string, T | undefined>>> =>
  object(Object.fromEntries(names.map((name) => [name, optional(item)])));

export const stackChange = object<StackChange>({
  variables: optional(texts),
  overrides: optional(record(serviceSettings)),
  files: optional(list(text)),
  healers: optional(record(healer)),
  revision: optional(text),
});
