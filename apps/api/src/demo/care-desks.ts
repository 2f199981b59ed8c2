import { type StaffId, TICKET_KINDS } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { StaffRole, StaffSession } from '../platform/auth/session';
import { Database } from '../platform/database/database';
import { CareDoors } from './care-doors';
import { DEMO_ANSWERS } from './care-answers';
import { mustDo } from './people';

/** Who answers in the story: the agent everything, the manager what the live promised. */
const AGENT = 'care';
const MANAGER = 'manager';

const DESKS = [
  { account: AGENT, kinds: [...TICKET_KINDS], isSpecialist: false, most: 20, limitFen: 10_000, isOn: true },
  {
    account: MANAGER,
    kinds: ['promise' as const],
    isSpecialist: true,
    most: 10,
    limitFen: 50_000,
    isOn: true,
  },
];

/** The desks of the story, who sits there, and what they have at hand. */
@Injectable()
export class CareDesks {
  constructor(
    private readonly database: Database,
    private readonly doors: CareDoors,
  ) {}

  /** Sets the desks up and writes the prepared answers. */
  async open(): Promise<void> {
    const manager = await this.manager();
    for (const { account, ...desk } of DESKS) {
      const { staffId } = await this.sessionOf(account);
      mustDo(await this.doors.desks.set(manager, staffId as StaffId, desk));
    }
    for (const answer of DEMO_ANSWERS) mustDo(await this.doors.answers.write({ ...answer, isActive: true }));
  }

  agent(): Promise<StaffSession> {
    return this.sessionOf(AGENT);
  }

  manager(): Promise<StaffSession> {
    return this.sessionOf(MANAGER);
  }

  private async sessionOf(account: string): Promise<StaffSession> {
    const row = await this.database.one<{ staff_id: number; shop_id: number; role: StaffRole }>(
      'SELECT r.staff_id, r.shop_id, r.role FROM staff f JOIN staff_roles r ON r.staff_id = f.id WHERE f.account = ?',
      [account],
    );
    if (row === null) throw new Error(`the demo has nobody at work called ${account}`);
    return { kind: 'staff', staffId: row.staff_id, shopId: row.shop_id, role: row.role };
  }
}
