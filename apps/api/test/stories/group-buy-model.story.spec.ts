import fc from 'fast-check';
import { Receipts } from '../../src/outcomes/payments/receipts';
import { Clock } from '../../src/platform/clock';
import { enqueue } from '../../src/platform/queue/work';
import { Friend, publishGroupBuy, saidOf } from '../support/group-buy';
import {
  GroupModel,
  type GroupRules,
  groupRules,
  type GroupStep,
  groupStep,
  PEOPLE,
} from '../support/group-model';
import type { House } from '../support/house';
import type { Outside } from '../support/outside';
import { houseWithSandbox } from '../support/pushes';
import { faultsOf } from '../support/verify';

jest.setTimeout(600_000);

const START = '2026-09-01T08:00:00+08:00';
const MINUTE_MS = 60_000;
/** As long as lives are begun; a life that has begun is lived to its end. */
const BUDGET_MS = 60_000;

class PowerCut extends Error {}

/** One life of one activity: what the books say beside what the model says. */
class Life {
  private readonly model: GroupModel;
  private readonly teamNos: string[] = [];
  private readonly payNos: string[] = [];
  private asked = 0;

  constructor(
    private readonly house: House,
    private readonly outside: Outside,
    private readonly key: string,
    private readonly friends: readonly Friend[],
    rules: GroupRules,
  ) {
    this.model = new GroupModel(rules, this.now);
  }

  private get now(): number {
    return this.house.app.get(Clock).now();
  }

  async does(step: GroupStep): Promise<void> {
    const { model } = this;
    model.now = this.now;
    switch (step.does) {
      case 'open':
        return this.opens(step.who, step.crash);
      case 'join':
        return this.onTeam(
          step.team,
          step.crash,
          (friend, teamNo) => friend.joins(teamNo, this.request()),
          step.who,
          (at) => model.join(step.who, at),
        );
      case 'leave':
        return this.onTeam(
          step.team,
          step.crash,
          (friend, teamNo) => friend.leaves(teamNo),
          step.who,
          (at) => model.leave(step.who, at),
        );
      case 'pay':
        return this.pays(this.payNos.length - 1 - step.which, step.crash);
      case 'tell-again':
        return this.tellsAgain(this.payNos.length - 1 - step.which);
      case 'wait':
        await this.forward(step.minutes);
        if (step.settle) await this.settles();
        return;
      case 'work-twice':
        return this.worksTwice(this.teamNos.length - 1 - step.team);
      case 'cancel':
        await this.settles();
        await this.cancels();
        return this.settles();
    }
  }

  /** What the books say is what the model says. */
  async agrees(step: GroupStep): Promise<void> {
    const { database } = this.house;
    const name = new Map(this.friends.map((friend, n) => [friend.customerId, n]));
    const seats = await database.rows<{ team_no: string; customer_id: number }>(
      `SELECT t.team_no, s.customer_id FROM group_seats s JOIN group_teams t ON t.id = s.team_id
       JOIN group_activities a ON a.id = t.activity_id WHERE a.activity_key = ? AND s.state = 'taken'`,
      [this.key],
    );
    const teams = await database.rows<{
      team_no: string;
      state: string;
      seats_taken: number;
      ends_at: number;
    }>(
      `SELECT t.team_no, t.state, t.seats_taken, t.ends_at FROM group_teams t
       JOIN group_activities a ON a.id = t.activity_id WHERE a.activity_key = ? ORDER BY t.id`,
      [this.key],
    );
    const sitting = (teamNo: string) =>
      sorted(seats.flatMap((seat) => (seat.team_no === teamNo ? [name.get(seat.customer_id) ?? -1] : [])));
    const said = {
      teams: teams.map((team) => ({ state: team.state, endsAt: team.ends_at, seats: sitting(team.team_no) })),
      counted: teams.map((team) => team.seats_taken),
      ...(await this.limits()),
      coupons: await this.couponsOf(),
      money: await this.money(),
    };
    const { model } = this;
    expect({ after: step, ...said }).toEqual({
      after: step,
      teams: model.teams.map(({ state, endsAt, seats: sits }) => ({
        state,
        endsAt,
        seats: sorted(sits),
      })),
      counted: model.teams.map((team) => team.seats.length),
      stock: model.stock(),
      shares: this.friends.map((_, n) => model.sits(n)),
      coupons: model.coupons,
      money: model.payments.map(({ paid, back }) => ({ paid, back })),
    });
  }

  private async opens(who: number, crash: boolean): Promise<void> {
    const open = () => this.friends[who]!.opens(this.key, this.request());
    if (crash) return this.crashes(who, open);
    const answer = await open();
    expect(saidOf(answer)).toBe(this.model.open(who));
    if (answer.status !== 200) return;
    this.teamNos.push(answer.body.teamNo);
    if (answer.body.payment !== null) this.payNos.push(answer.body.payment.payNo);
  }

  private async onTeam(
    back: number,
    crash: boolean,
    ask: (friend: Friend, teamNo: string) => ReturnType<Friend['joins']>,
    who: number,
    expected: (at: number) => string,
  ): Promise<void> {
    const at = this.teamNos.length - 1 - back;
    const teamNo = this.teamNos[at];
    if (teamNo === undefined) return;
    if (crash) return this.crashes(who, () => ask(this.friends[who]!, teamNo));
    const answer = await ask(this.friends[who]!, teamNo);
    expect(saidOf(answer)).toBe(expected(at));
    const payNo = answer.body.payment?.payNo;
    if (answer.status === 200 && payNo !== undefined && !this.payNos.includes(payNo)) this.payNos.push(payNo);
  }

  /** WeChat takes the money and tells us, though the team is over; a crash while it is told is told again. */
  private async pays(which: number, crash: boolean): Promise<void> {
    const payNo = this.payNos[which];
    if (payNo === undefined || this.model.payments[which]?.paid === true) return;
    if (crash) this.cutPower('transaction');
    await this.outside.pay(payNo, { late: true });
    await this.outside.pushed();
    jest.restoreAllMocks();
    this.model.pay(which);
  }

  /** The same notice once more, much later. */
  private async tellsAgain(which: number): Promise<void> {
    const payNo = this.payNos[which];
    const { payments } = await this.outside.payView();
    const paid = payments.find((one) => one.outTradeNo === payNo && one.transactionId !== null);
    if (payNo === undefined || paid === undefined) return;
    const { mchId, appId } = { mchId: '1900000001', appId: 'any' };
    const told = { payNo, transactionId: paid.transactionId, state: 'SUCCESS', totalFen: paid.totalFen };
    const whole = { ...told, paidAt: this.now, openid: paid.openid, mchId, appId, currency: 'CNY' };
    expect(await this.house.app.get(Receipts).take(whole as never)).toBe('repeated');
  }

  /** Work that was done, done once more, as when a worker died before crossing it off. */
  private async worksTwice(at: number): Promise<void> {
    const teamNo = this.teamNos[at];
    if (teamNo === undefined) return;
    await this.settles();
    const now = this.now;
    await this.house.database.transaction(async (db) => {
      await enqueue(db, { kind: 'group.expire', payload: { teamNo } }, now, now);
      if (this.model.isCancelled)
        await enqueue(db, { kind: 'group.cancel-team', payload: { teamNo } }, now, now);
    });
    await this.settles();
  }

  private async cancels(): Promise<void> {
    const token = await this.house.staff('operator');
    const url = `/staff/group-buys/${this.key}/cancel`;
    const answer = await this.house.call('POST', url, { token, body: { reason: '模型说的' } });
    expect(answer.status).toBe(200);
    this.model.cancel();
  }

  /** Everything it did is undone when its transaction ends badly: the model hears nothing of it. */
  private async crashes(who: number, ask: () => Promise<{ status: number }>): Promise<void> {
    // A session that has run out is renewed before, not while the power is cut.
    await this.friends[who]!.get('/me/teams');
    this.cutPower('decide');
    const { status } = await ask();
    jest.restoreAllMocks();
    expect([200, 404, 409, 500]).toContain(status);
  }

  /** The power goes after the next transaction's last statement. */
  private cutPower(what: 'decide' | 'transaction'): void {
    const { database } = this.house;
    const whole = database[what].bind(database) as (
      work: (db: never) => Promise<unknown>,
    ) => Promise<unknown>;
    jest.spyOn(database, what).mockImplementationOnce(((work: (db: never) => Promise<unknown>) =>
      whole(async (db) => {
        await work(db);
        throw new PowerCut();
      })) as never);
  }

  async settles(): Promise<void> {
    await this.outside.pushed();
    await this.house.settle();
    await this.outside.pushed();
    await this.house.settle();
    this.model.now = this.now;
    this.model.settle();
  }

  private async forward(minutes: number): Promise<void> {
    const at = new Date(this.now + minutes * MINUTE_MS).toISOString();
    this.house.at(at);
    await this.outside.at(at);
    this.model.now = this.now;
  }

  private request(): string {
    return `${this.key}-${(this.asked += 1)}-request`;
  }

  private async limits(): Promise<{ stock: number; shares: number[] }> {
    const rows = await this.house.database.rows<{ quota_key: string; taken: number }>(
      `SELECT quota_key, taken FROM quotas WHERE quota_key LIKE CONCAT('group:',
         (SELECT CAST(id AS CHAR) FROM group_activities WHERE activity_key = ?), ':%')`,
      [this.key],
    );
    const taken = (part: string) =>
      rows.filter((row) => row.quota_key.includes(part)).reduce((sum, row) => sum + Number(row.taken), 0);
    return {
      stock: taken(':teams'),
      shares: this.friends.map((friend) => taken(`:person:${friend.customerId}:`)),
    };
  }

  private async couponsOf(): Promise<number[]> {
    const rows = await this.house.database.rows<{ customer_id: number; n: number }>(
      `SELECT g.customer_id, COUNT(c.id) AS n FROM grants g JOIN coupons c ON c.grant_id = g.id
       WHERE g.program = ? AND g.state = 'standing' GROUP BY g.customer_id`,
      [this.key],
    );
    return this.friends.map((friend) =>
      Number(rows.find((row) => row.customer_id === friend.customerId)?.n ?? 0),
    );
  }

  /** Each payment: money in, and whether it is back or on its way. */
  private async money(): Promise<{ paid: boolean; back: boolean }[]> {
    const rows = await this.house.database.rows<{ pay_no: string; paid_fen: number | null; back: number }>(
      `SELECT p.pay_no, p.paid_fen, (SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_refunds r
         WHERE r.payment_id = p.id) AS back FROM payments p JOIN group_teams t ON t.team_no = p.subject
       JOIN group_activities a ON a.id = t.activity_id WHERE a.activity_key = ?`,
      [this.key],
    );
    expect(rows).toHaveLength(this.payNos.length);
    return this.payNos.map((payNo) => {
      const row = rows.find((one) => one.pay_no === payNo);
      const [paidFen, back] = [Number(row?.paid_fen ?? 0), Number(row?.back ?? 0)];
      expect([0, paidFen]).toContain(back);
      return { paid: paidFen > 0, back: back > 0 };
    });
  }
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('a group-buy and a model of it, whatever happens', () => {
  let house: House;
  let outside: Outside;
  let lives = 0;
  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(START));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => house.close());

  const live = async (rules: GroupRules, steps: readonly GroupStep[]) => {
    lives += 1;
    const key = await publishGroupBuy(house, { program: `life-${lives}`, ...rules });
    const friends: Friend[] = [];
    for (let n = 0; n < PEOPLE; n += 1) friends.push(await Friend.of(house, `life-${lives}-${n}`));
    const life = new Life(house, outside, key, friends, rules);
    for (const step of steps) {
      await life.does(step);
      await life.agrees(step);
    }
    await life.settles();
    expect(await faultsOf(house)).toEqual([]);
  };

  it('agree after every step', async () => {
    const steps = fc.array(groupStep, { minLength: 8, maxLength: 40, size: 'max' });
    const seed = Number(process.env.GROUP_SEED ?? 20260902);
    await fc.assert(fc.asyncProperty(groupRules, steps, live), {
      seed,
      numRuns: 400,
      interruptAfterTimeLimit: BUDGET_MS,
      endOnFailure: true,
    });
    expect(lives).toBeGreaterThan(10);
  });
});
