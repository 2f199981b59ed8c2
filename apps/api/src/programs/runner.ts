import type { CustomerId, Grant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomerStory, Stories } from '../facts/customers';
import { Grants } from '../outcomes/grants';
import type { Db } from '../platform/database/db';
import { ProgramStore } from './program-store';

/**
 * A program over a person's whole story: a definition, what else it must remember, and a pure decision that returns
 * everything that should stand. Giving, taking back and once-only are `outcomes/grants`' business.
 */
export interface StoryProgram<Definition> {
  /** Which rows of `programs` are its definitions. */
  kind: string;
  decide(definition: Definition, story: CustomerStory): readonly Grant[];
  onRefund(definition: Definition): 'take-back-unused' | 'keep';
  /** Writes what its pages read, for all stories at once. */
  remember(db: Db, definition: Definition, stories: readonly CustomerStory[]): Promise<void>;
}

/** Runs every active program over the stories that changed, in the transaction that changed them. */
@Injectable()
export class Runner implements OnModuleInit {
  private readonly programs = new Map<string, StoryProgram<never>>();

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
  }

  async run(db: Db, stories: readonly CustomerStory[]): Promise<void> {
    for (const { kind, program: name, definition } of await this.store.active(db)) {
      const program = this.programs.get(kind);
      if (program === undefined) continue;
      const should = new Map<CustomerId, readonly Grant[]>(
        stories.map((story) => [story.customerId, program.decide(definition as never, story)]),
      );
      await this.grants.reconcile(db, name, should, program.onRefund(definition as never));
      await program.remember(db, definition as never, stories);
    }
  }
}
