/** A kind of engine as the use cases need it: how a stack's files are read, how a run gets its engine, and what runs have left there. */
import type { Attachment } from '../model/attachment.ts';
import type { DescribedService } from '../model/described-service.ts';
import type { KeptImages } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { FoundProgram, ImageFacts, WantedProgram } from '../model/image-facts.ts';
import type { LintService } from '../model/lint.ts';
import type { BaseImages, ComposeCommand, EngineAddress, ReachedEngine } from '../model/machine.ts';
import type { Plan, PlannedService, ResolvedService, SkippedService } from '../model/plan.ts';
import type { ProjectChange } from '../model/project-change.ts';
import type { Json } from '../model/record.ts';
import type { ServiceName, Stack } from '../model/stack.ts';
import type { Engine } from './engine.ts';

export interface EngineKind extends ProjectReader, AttachmentReader, LockKeeper {
  /**
   * Nothing is made on the engine yet. Where the plan attaches, it is limited to those containers, brings nothing up, and takes down
   * only what the run put beside them. Throws R401 when none answers at `dockerHost`.
   */
  connect(options: ConnectOptions): Promise<ConnectedEngine>;
  /** Every run that has something on the engine, running ones included: whoever removes must know that none is. */
  findLeftovers(engine: EngineAddress): Promise<readonly Leftovers[]>;
  /** Removes what one run left. To call it again does no harm, nor that somebody else removes the same at the same time. */
  removeLeftovers(engine: EngineAddress, run: RunLabels): Promise<Removal>;
  /** What images say of themselves, by name; one that is not on the engine has no entry, and none is pulled. Throws R402, R409. */
  imagesOn(engine: EngineAddress, names: readonly string[]): Promise<ReadonlyMap<string, ImageFacts>>;
  /**
   * Where an image has programs, by name; null: nowhere in their folders. A container of it is made for that and not started; nothing
   * is pulled. Throws R402, R409, R211.
   */
  programsIn(
    engine: EngineAddress,
    image: string,
    wanted: readonly WantedProgram[],
  ): Promise<ReadonlyMap<string, FoundProgram | null>>;
  /** The images that runs have built, of whichever stack. */
  findBuiltImages(engine: EngineAddress): Promise<KeptImages>;
  /** Removes them; returns the names of those that are still there, because a container uses them. */
  removeBuiltImages(engine: EngineAddress): Promise<readonly string[]>;
}

type NodeImage = Pick<BaseImages, 'node'>;

/**
 * What is asked of Compose and the files, without any engine. Each throws R201 with Compose's own message and place, or R403 when there
 * is no Compose.
 */
export interface ProjectReader {
  /** The stack with its Compose files: Compose's own choice in the folder, or exactly those listed. Throws R220 where there is none. */
  settleFiles(stack: Stack, compose: ComposeCommand): Promise<LocatedStack>;
  /** The services of a stack whose files are settled, sorted by name. */
  resolveProject(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<readonly ResolvedService[]>;
  /** The same, and what a run changes of the project. */
  resolveWhole(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<WholeProject>;
  /** The project as it is without anything of ours; null: it cannot be resolved without the stack's variables. */
  resolveAsItIs(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<Json | null>;
  /** The services as a linter reads them, without what only an image or an earlier run can tell. */
  resolveForLint(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<ProjectForLint>;
  /** The stack's files and all that they include or extend, as they are written. */
  filesTogether(stack: Stack): Promise<readonly ComposeText[]>;
  /** The services with all that tells what they are. Throws R201 also for what a run would not own. */
  describeProject(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<DescribedProject>;
  /** The services that a run leaves out; `services`: those it has. */
  skippedOf(
    stack: Stack,
    compose: ComposeCommand,
    images: NodeImage,
    services: readonly ServiceName[],
  ): Promise<readonly SkippedService[]>;
  /** The services whose images are built and not pulled. */
  builtServices(stack: Stack, compose: ComposeCommand, images: NodeImage): Promise<readonly ServiceName[]>;
  /** R208 for every variable that the stack sets and no file mentions. */
  unusedVariables(stack: Stack): Promise<readonly Failure[]>;
  /** The stack's overrides as a file of their own. */
  settingsOverride(stack: Stack): string;
}

/** What is up already, and can be attached to; nothing is changed by looking. */
export interface AttachmentReader {
  /**
   * A Compose project with a running container: by its name, else by the folder that it was started in. Throws R230 where there is none,
   * R231 where it is not up, R232 where a run brought it up.
   */
  findProject(engine: EngineAddress, nameOrFolder: string): Promise<Attachment>;
  /** Exactly these containers, whoever started them; `name` is for the reports. Throws as `findProject` does. */
  attachmentOf(engine: EngineAddress, name: string, containers: readonly NamedContainer[]): Promise<Attachment>;
  /** Its services as they are now, sorted by name: settings, ports and networks as the engine has them. */
  attachedServices(engine: EngineAddress, attached: Attachment): Promise<readonly ResolvedService[]>;
}

/** A container, and the service that it is to be called; several of one service are its replicas. */
export interface NamedContainer {
  readonly service: ServiceName;
  /** Its id or its name. */
  readonly container: string;
}

/** A Compose file as it is written. */
export interface ComposeText {
  /** Absolute. */
  readonly file: string;
  /** Empty: it cannot be read, which is Compose's to report. */
  readonly text: string;
  /** The Compose files that it includes or extends: as it writes them → absolute. */
  readonly links: Readonly<Record<string, string>>;
}

export interface ProjectForLint {
  /** By service the image that it runs, or the one that its own is built on; a service of which that is not known has none. */
  readonly images: Readonly<Record<ServiceName, string>>;
  /** The services, once what is known of their images is there. */
  withImages(
    facts: ReadonlyMap<string, ImageFacts>,
  ): readonly Omit<LintService, 'observedStart' | 'written' | 'programs'>[];
}

export interface DescribedProject {
  /** The images that would be pulled, by service. */
  readonly images: Readonly<Record<ServiceName, string>>;
  /** The services, sorted by name, once what is known of their images is there. */
  withImages(facts: ReadonlyMap<string, ImageFacts>): readonly DescribedService[];
}

export interface LocatedStack {
  readonly stack: Stack;
  /** What `docker compose up` would read beside the listed files, relative to the stack's folder. */
  readonly passedOver: readonly string[];
}

export interface WholeProject {
  readonly services: readonly ResolvedService[];
  /** As Compose prints it, with the stack's variables and overrides. */
  readonly project: Json;
  /** `beside`: what the project is without the run. */
  changes(beside: ProjectAsItIs, services: readonly PlannedService[]): readonly ProjectChange[];
}

export interface ProjectAsItIs extends Pick<LocatedStack, 'passedOver'> {
  /** As `resolveAsItIs` tells. */
  readonly asItIs: Json | null;
}

/** By which everything of a run is found again. */
export interface RunLabels {
  readonly run: string;
  readonly project: string;
  /** Whose it is, in the words of `subprocess/owner.ts`: by it others tell whether anybody still sees to it. Absent: that is not known. */
  readonly owner?: string;
}

export interface ConnectOptions extends RunLabels {
  readonly engine: ReachedEngine;
  readonly compose: ComposeCommand;
  readonly images: BaseImages;
  readonly plan: Plan;
}

export interface ConnectedEngine extends Engine {
  /** What the plan wants of it and this engine cannot do, or was not seen to do: R238. */
  unfit(): Promise<readonly Failure[]>;
  /** Lets go of the engine. Removes nothing: that is `stack.down`. */
  close(): void;
}

export interface Removal {
  /** Names of what was there. */
  readonly found: readonly string[];
  /** Names of what still is. */
  readonly remaining: readonly string[];
}

/** Names of what a run left. */
export interface Leftovers extends RunLabels {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

export interface Lock extends RunLabels {
  /** Of what is attached to: one lock of a name at a time. */
  readonly name: string;
  /** The run's directory on the host of its owner: there stands what it must undo. Empty: nothing. */
  readonly folder: string;
}

export interface HeldLock extends Lock {
  /** Milliseconds since 1970 by the engine's clock. */
  readonly since: number;
}

/** Locks of what runs attach to are kept on the engine itself: whoever uses it, from wherever, finds them there. */
export interface LockKeeper {
  /** Null: it is taken now. Else who has it. `image`: one that is on the engine; nothing of it is started. */
  takeLock(engine: EngineAddress, lock: Lock, image: string): Promise<HeldLock | null>;
  findLocks(engine: EngineAddress): Promise<readonly HeldLock[]>;
  /** Lets the run's lock go. To call it again does no harm. */
  releaseLock(engine: EngineAddress, run: string): Promise<void>;
}
