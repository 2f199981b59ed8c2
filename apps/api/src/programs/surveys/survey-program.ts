import { checkSurvey, type Survey } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { ProgramStore } from '../program-store';
import { type ProgramKind, Runner } from '../runner';

/** Surveys 满意度调查: their definitions. */
@Injectable()
export class SurveyProgram implements ProgramKind<Survey>, OnModuleInit {
  readonly kind = 'survey';

  constructor(
    private readonly runner: Runner,
    private readonly store: ProgramStore,
  ) {}

  onModuleInit(): void {
    this.runner.registerKind(this);
  }

  check(survey: Survey): readonly string[] {
    return checkSurvey(survey);
  }

  /** Those orders are asked about now. */
  async active(db: Pick<Db, 'rows'>): Promise<Survey[]> {
    const stored = await this.store.active(db);
    return stored.filter(({ kind }) => kind === this.kind).map(({ definition }) => definition as Survey);
  }

  /** The definition a survey is asked by. @throws Error when it is gone: definitions are never removed. */
  async versionOf(
    db: Pick<Db, 'one'>,
    { program, version }: { program: string; version: number },
  ): Promise<Survey> {
    return (await this.store.version(db, program, version)) as Survey;
  }
}
