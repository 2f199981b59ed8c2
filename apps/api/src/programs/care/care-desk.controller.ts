import type { StaffId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/session';
import { idParam } from '../../platform/http/id-param';
import { orRefuse } from '../../platform/http/refused';
import {
  AnswersQuery,
  CompensateDto,
  CompensationChoicesDto,
  CompensationDto,
  CompensationPageDto,
  CompensationQuery,
  DecideCompensationDto,
  DeskDto,
  DeskListDto,
  OnDutyDto,
  PreparedAnswerDto,
  PreparedAnswersDto,
  SetDeskDto,
  WriteAnswerDto,
} from './care.dto';
import { Compensations } from './compensations';
import { DeskBook } from './desk-book';
import { PreparedAnswers } from './prepared-answers';

/** What those who answer tickets have at hand: their desk, prepared answers, compensation. */
@ApiTags('售后（员工）')
@ApiBearerAuth()
@Controller('staff')
export class CareDeskController {
  constructor(
    private readonly desks: DeskBook,
    private readonly answers: PreparedAnswers,
    private readonly compensations: Compensations,
  ) {}

  /** Every desk. */
  @Get('desks')
  @Staff('care.manage')
  list(): Promise<DeskListDto> {
    return this.desks.list();
  }

  /** One's own desk. */
  @Get('desks/mine')
  @Staff('care.answer')
  async mine(@StaffOf() { staffId }: StaffSession): Promise<DeskDto> {
    return orRefuse(await this.desks.own(staffId as StaffId));
  }

  /** Takes tickets from now on, or takes none. */
  @Post('desks/mine')
  @HttpCode(200)
  @Staff('care.answer')
  async turn(@StaffOf() { staffId }: StaffSession, @Body() { isOn }: OnDutyDto): Promise<DeskDto> {
    return orRefuse(await this.desks.turn(staffId as StaffId, isOn));
  }

  /** Sets somebody's desk up; on record. */
  @Post('desks/:staffId')
  @HttpCode(200)
  @Staff('care.manage')
  async set(
    @StaffOf() by: StaffSession,
    @Param('staffId') staffId: string,
    @Body() desk: SetDeskDto,
  ): Promise<DeskDto> {
    return orRefuse(await this.desks.set(by, idParam(staffId, 'MEMBER_NOT_FOUND') as StaffId, desk));
  }

  /** Prepared answers that fit the words, the best first. */
  @Get('answers')
  @Staff('care.answer')
  search(@Query() { q = '', ticketNo }: AnswersQuery): Promise<PreparedAnswersDto> {
    return this.answers.search(q, ticketNo);
  }

  /** Writes a prepared answer; the same key is the same answer, said anew. */
  @Post('answers')
  @HttpCode(200)
  @Staff('answers.write')
  async write(@Body() answer: WriteAnswerDto): Promise<PreparedAnswerDto> {
    return orRefuse(await this.answers.write(answer));
  }

  /** Gives a coupon or points in a ticket: within one's limit at once, else a manager is asked. */
  @Post('tickets/:ticketNo/compensations')
  @HttpCode(200)
  @Staff('care.answer')
  async compensate(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() wish: CompensateDto,
  ): Promise<CompensationDto> {
    return orRefuse(await this.compensations.give(staff, ticketNo, wish));
  }

  /** What one may give. */
  @Get('compensations/choices')
  @Staff('care.answer')
  choices(@StaffOf() staff: StaffSession): Promise<CompensationChoicesDto> {
    return this.compensations.choices(staff);
  }

  /** What was given or asked for, newest first; agents see their own. */
  @Get('compensations')
  @Staff('care.answer')
  compensated(
    @StaffOf() staff: StaffSession,
    @Query() query: CompensationQuery,
  ): Promise<CompensationPageDto> {
    return this.compensations.page(staff, query);
  }

  /** Gives what an agent asked for, or does not; once. */
  @Post('compensations/:compensationNo/decide')
  @HttpCode(200)
  @Staff('care.manage')
  async decide(
    @StaffOf() staff: StaffSession,
    @Param('compensationNo') compensationNo: string,
    @Body() { approve }: DecideCompensationDto,
  ): Promise<CompensationDto> {
    return orRefuse(await this.compensations.decide(staff, compensationNo, approve));
  }
}
