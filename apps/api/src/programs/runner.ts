import type { CustomerId, Grant, Instant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomerStory, Stories } from '../facts/customers';
import { Grants } from '../outcomes/grants';
import type { Db } from '../platform/database/db';
import { ProgramStore, type StoredProgram } from './program-store';

/**
 * A program over a person's whole story: a definition, what else it must remember, and a pure decision that returns
 * everything that should stand. Giving, taking back and once-only are `outcomes/grants`' business.
 */
export interface StoryProgram<Definition> {
  /** Which rows of `programs` are its definitions. */
  kind: string;
  /** @param givenBy the definitions under which this person's keys were given; empty unless `keepsVersions`. */
  decide(
    definition: Definition,
    story: CustomerStory,
    givenBy: ReadonlyMap<string, Definition>,
  ): readonly Grant[];
  /** How the keys decided over the story begin; others of the program, of single moments, are left alone. */
  keyPrefix?(definition: Definition): string;
  /** What was given stays under the version that gave it, whatever is published later. */
  keepsVersions?: boolean;
  onRefund(definition: Definition): 'take-back-unused' | 'keep';
  /** What is wrong with a definition; nothing = it may be published. */
  check(definition: Definition): readonly string[];
  /** Writes what its pages read, for all stories at once. */
  remember?(db: Db, definition: Definition, stories: readonly CustomerStory[]): Promise<void>;
}

/** A kind of program that decides over single moments by itself: here it only has its definitions published. */
export interface ProgramKind<Definition> {
  kind: string;
  /** What is wrong with a definition; nothing = it may be published. */
  check(definition: Definition): readonly string[];
  /** Sees to what a definition needs beside it, before it is stored. @throws Error saying what is missing. */
  prepare?(db: Db, definition: Definition, now: Instant): Promise<void>;
}

/** Runs every active program over the stories that changed, in the transaction that changed them. */
@Injectable()
export class Runner implements OnModuleInit {
  private readonly programs = new Map<string, StoryProgram<never>>();
  private readonly kinds = new Map<string, ProgramKind<never>>();

  constructor(
    private readonly stories: Stories,
    private readonly store: ProgramStore,
    private readonly grants: Grants,
  ) {}

  onModuleInit(): void {
    this.stories.onChange((db, stories) => this.run(db, stories));
  }

  register<Definition>(program: StoryProgram<Definition>): void {
    this.programs.set(program.kind, program as unknown as StoryProgram<never>);
    this.registerKind(program);
  }

  /** For programs that do not decide over stories. */
  registerKind<Definition>(kind: ProgramKind<Definition>): void {
    this.kinds.set(kind.kind, kind as unknown as ProgramKind<never>);
  }

  /** Publishes a definition as the active version of its program. @throws Error saying what is wrong with it. */
  async publish(db: Db, stored: StoredProgram, now: Instant): Promise<void> {
    const kind = this.kinds.get(stored.kind);
    const problems = kind?.check(stored.definition as never) ?? ['no such kind'];
    if (problems.length > 0) throw new Error(`program ${stored.program}: ${problems.join('; ')}`);
    await kind?.prepare?.(db, stored.definition as never, now);
    await this.store.publish(db, stored, now);
  }

  async run(db: Db, stories: readonly CustomerStory[]): Promise<void> {
    for (const { kind, program: name, definition } of await this.store.active(db)) {
      const program = this.programs.get(kind);
      if (program === undefined) continue;
      const prefix = program.keyPrefix?.(definition as never) ?? '';
      const givenBy =
        program.keepsVersions === true ? await this.givenBy(db, name, prefix, stories) : NOTHING_GIVEN;
      const should = new Map<CustomerId, readonly Grant[]>(
        stories.map((story) => [story.customerId, program.decide(definition as never, story, givenBy)]),
      );
      await this.grants.reconcile(db, name, should, program.onRefund(definition as never), prefix);
      await program.remember?.(db, definition as never, stories);
    }
  }

  /** The definition under which each key was given. */
  private async givenBy(
    db: Db,
    program: string,
    prefix: string,
    stories: readonly CustomerStory[],
  ): Promise<ReadonlyMap<string, never>> {
    const versions = await this.grants.versionsGiven(
      db,
      program,
      prefix,
      stories.map((story) => story.customerId),
    );
    const definitions = await this.store.versions(db, program, [...new Set(versions.values())]);
    const givenBy = new Map<string, never>();
    for (const [key, version] of versions) givenBy.set(key, definitions.get(version) as never);
    return givenBy;
  }
}

const NOTHING_GIVEN: ReadonlyMap<string, never> = new Map<string, never>();
