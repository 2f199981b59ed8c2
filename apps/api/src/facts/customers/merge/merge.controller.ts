import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../../platform/auth/access';
import { Sessions, type StaffSession } from '../../../platform/auth/sessions';
import { Clock } from '../../../platform/clock';
import { Database } from '../../../platform/database/database';
import { idParam } from '../../../platform/http/id-param';
import { orRefuse } from '../../../platform/http/refused';
import { FoundPeople } from './found-people';
import { CustomerMergesDto, FindCustomersDto, FoundCustomersDto, MergeDto, MergedDto } from './merge.dto';
import { type MergeReason, Merges } from './merges';

interface MergeRow {
  id: number;
  survivor_id: number;
  merged_id: number;
  reason: MergeReason;
  at: number;
  undone_at: number | null;
}

/** Two records of one person, joined by hand and parted again. */
@ApiTags('会员管理')
@ApiBearerAuth()
@Controller('staff/customers')
export class MergeController {
  constructor(
    private readonly database: Database,
    private readonly merges: Merges,
    private readonly people: FoundPeople,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Finds customers by a whole phone number, or by an order's number. */
  @Post('find')
  @Staff('people.merge')
  @HttpCode(200)
  find(@Body() asked: FindCustomersDto): Promise<FoundCustomersDto> {
    return this.people.find(asked);
  }

  /** Joins two customers who are one person. Asked again it changes nothing. */
  @Post('merge')
  @Staff('people.merge')
  @HttpCode(200)
  async merge(@StaffOf() by: StaffSession, @Body() { customerId, otherId }: MergeDto): Promise<MergedDto> {
    const actor = { kind: 'staff', id: String(by.staffId) } as const;
    const survivor = orRefuse(
      await this.database.decide((db) =>
        this.merges.merge(db, customerId as CustomerId, otherId as CustomerId, 'staff', actor),
      ),
    );
    await this.sessions.heed();
    return { customerId: String(survivor) };
  }

  /** What was merged into or out of a customer. */
  @Get(':id/merges')
  @Staff('people.merge')
  async of(@Param('id') id: string): Promise<CustomerMergesDto> {
    const customerId = idParam(id, 'CUSTOMER_NOT_FOUND');
    const rows = await this.database.rows<MergeRow>(
      `SELECT id, survivor_id, merged_id, reason, at, undone_at FROM customer_merges
       WHERE survivor_id = ? OR merged_id = ? ORDER BY id DESC LIMIT 50`,
      [customerId, customerId],
    );
    const { calendar } = this.clock;
    return {
      items: rows.map((row) => ({
        id: String(row.id),
        survivorId: String(row.survivor_id),
        mergedId: String(row.merged_id),
        reason: row.reason,
        at: calendar.iso(row.at),
        undoneAt: row.undone_at === null ? null : calendar.iso(row.undone_at),
      })),
    };
  }

  /** Parts what a merge joined; what came since stays with who went on. Asked again it changes nothing. */
  @Post('merges/:id/undo')
  @Staff('people.merge')
  @HttpCode(200)
  async undo(@StaffOf() by: StaffSession, @Param('id') id: string): Promise<MergedDto> {
    const mergeId = idParam(id, 'MERGE_NOT_FOUND');
    const actor = { kind: 'staff', id: String(by.staffId) } as const;
    const parted = orRefuse(await this.database.decide((db) => this.merges.unmerge(db, mergeId, actor)));
    await this.sessions.heed();
    return { customerId: String(parted) };
  }
}
