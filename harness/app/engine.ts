/** The kind of engine that stacks run on: the one place that names any. */
import { docker } from '../engine/docker/kind.ts';
import type { EngineKind } from '../engine/kind.ts';

export const engineKind: EngineKind = docker;
