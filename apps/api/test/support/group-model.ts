import fc from 'fast-check';

/** One thing that happens in a group-buy: people and teams by number, payments by how long ago they were opened. */
export type GroupStep =
  | { does: 'open'; who: number; crash: boolean }
  | { does: 'join'; who: number; team: number; crash: boolean }
  | { does: 'leave'; who: number; team: number; crash: boolean }
  | { does: 'pay'; which: number; crash: boolean }
  | { does: 'tell-again'; which: number }
  | { does: 'wait'; minutes: number; settle: boolean }
  | { does: 'work-twice'; team: number }
  | { does: 'cancel' };

/** The rules one life goes by. */
export interface GroupRules {
  size: number;
  hours: number;
  priceFen: number;
  teams: number | null;
  perPersonMonth: number | null;
}

export const PEOPLE = 5;
const who = fc.nat(PEOPLE - 1);
/** The newest team most often. */
const team = fc.constantFrom(0, 0, 0, 1, 2);
const crash = fc.constantFrom(false, false, false, false, true);

export const groupStep: fc.Arbitrary<GroupStep> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('open' as const), who, crash }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('join' as const), who, team, crash }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('leave' as const), who, team, crash }) },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('pay' as const),
      which: fc.constantFrom(0, 0, 0, 1, 2, 5),
      crash,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('tell-again' as const), which: fc.nat(4) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      minutes: fc.constantFrom(0, 1, 5, 14, 15, 60, 61),
      settle: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('work-twice' as const), team }) },
  { weight: 1, arbitrary: fc.constant({ does: 'cancel' as const }) },
);

export const groupRules: fc.Arbitrary<GroupRules> = fc.record({
  size: fc.constantFrom(2, 2, 3, 4),
  hours: fc.constantFrom(1, 2),
  priceFen: fc.constantFrom(0, 990),
  teams: fc.constantFrom(null, null, 1, 3),
  perPersonMonth: fc.constantFrom(null, 1, 2, 3),
});

const MINUTE_MS = 60_000;
const OPEN = ['waiting', 'open'];

export interface ModelTeam {
  state: 'waiting' | 'open' | 'filled' | 'expired' | 'cancelled';
  leader: number;
  endsAt: number;
  /** Those who sit. */
  seats: number[];
  /** Those who sat and left of their own will, until they sit again. */
  left: Set<number>;
  byLeader: boolean;
}

export interface ModelPayment {
  who: number;
  team: number;
  expiresAt: number;
  paid: boolean;
  /** Told that it is not to be paid any more. */
  closed: boolean;
  /** Money that is there for nothing: it goes back. */
  back: boolean;
}

/**
 * A group-buy as simple as it can be told: lists, no locks, no statements. It knows nothing of the code it is compared
 * with, only its words for no.
 */
export class GroupModel {
  readonly teams: ModelTeam[] = [];
  readonly payments: ModelPayment[] = [];
  readonly coupons = Array.from({ length: PEOPLE }, () => 0);
  isCancelled = false;

  constructor(
    private readonly rules: GroupRules,
    public now: number,
  ) {}

  open(me: number): string {
    if (this.isCancelled) return 'GROUP_CANCELLED';
    if (this.teams.some((one) => one.leader === me && OPEN.includes(one.state) && one.endsAt > this.now)) {
      return 'GROUP_ONE_AT_A_TIME';
    }
    if (this.hasHadAll(me)) return 'GROUP_LIMIT_REACHED';
    const { teams, priceFen, hours } = this.rules;
    if (teams !== null && this.stock() >= teams) return 'GROUP_SOLD_OUT';
    const free = priceFen === 0;
    this.teams.push({
      state: free ? 'open' : 'waiting',
      leader: me,
      endsAt: this.now + (free ? hours * 60 : 15) * MINUTE_MS,
      seats: free ? [me] : [],
      left: new Set(),
      byLeader: false,
    });
    if (!free) this.bill(me, this.teams.length - 1, 15);
    return free ? 'open' : 'waiting';
  }

  join(me: number, at: number): string {
    const team = this.team(at);
    const no = this.whyNot(team, me);
    if (no !== null) return no;
    if (this.hasHadAll(me)) return 'GROUP_LIMIT_REACHED';
    if (this.rules.priceFen > 0) {
      if (!this.isPaying(me, at)) {
        const minutes = Math.max(Math.min((team.endsAt - this.now) / MINUTE_MS, 15), 2);
        this.bill(me, at, minutes);
      }
      return 'open';
    }
    this.sit(team, me);
    return team.state;
  }

  leave(me: number, at: number): string {
    const team = this.team(at);
    const leads = team.leader === me;
    if (team.left.has(me) || (leads && team.byLeader)) return this.shown(team);
    const sits = team.seats.includes(me);
    if (!sits && !(leads && team.state === 'waiting')) return this.sat(team, me) ?? 'GROUP_NOT_IN';
    if (team.state === 'filled') return 'GROUP_FILLED';
    if (team.endsAt <= this.now) return 'GROUP_EXPIRED';
    if (leads) {
      this.end(at, 'cancelled');
      team.byLeader = true;
      return 'cancelled';
    }
    team.seats = team.seats.filter((one) => one !== me);
    team.left.add(me);
    this.giveBack(me, at);
    return 'open';
  }

  /** Everybody who was told to pay may pay, however late. */
  pay(which: number): void {
    const payment = this.payments[which];
    if (payment === undefined || payment.paid) return;
    payment.paid = true;
    const { who: me, team: at } = payment;
    const team = this.team(at);
    const opens = team.state === 'waiting' && team.leader === me;
    const no = opens ? (team.endsAt <= this.now ? 'late' : null) : this.whyNot(team, me);
    if (no !== null || this.hasHadAll(me)) {
      payment.back = true;
      return;
    }
    if (opens) {
      team.state = 'open';
      team.endsAt = this.now + this.rules.hours * 60 * MINUTE_MS;
      team.seats = [me];
    } else this.sit(team, me);
  }

  /** Everything that is due is done. */
  settle(): void {
    for (const [at, team] of this.teams.entries()) {
      if (!OPEN.includes(team.state)) continue;
      if (team.endsAt <= this.now) this.end(at, 'expired');
      else if (this.isCancelled) this.end(at, 'cancelled');
    }
  }

  cancel(): void {
    this.isCancelled = true;
    this.settle();
  }

  /** Teams that are not given back. */
  stock(): number {
    return this.teams.filter((one) => OPEN.includes(one.state) || one.state === 'filled').length;
  }

  /** How often somebody sits. Lives are shorter than a month. */
  sits(me: number): number {
    return this.teams.filter((one) => one.seats.includes(me)).length;
  }

  team(at: number): ModelTeam {
    const team = this.teams[at];
    if (team === undefined) throw new Error(`there is no team ${at}`);
    return team;
  }

  private released = new Map<number, Set<number>>();

  private hasHadAll(me: number): boolean {
    const { perPersonMonth } = this.rules;
    return perPersonMonth !== null && this.sits(me) >= perPersonMonth;
  }

  private whyNot(team: ModelTeam, me: number): string | null {
    if (team.seats.includes(me)) return team.leader === me ? 'GROUP_OWN_TEAM' : 'GROUP_ALREADY_IN';
    switch (this.shown(team)) {
      case 'filled':
        return 'GROUP_FULL';
      case 'expired':
        return 'GROUP_EXPIRED';
      case 'cancelled':
        return 'GROUP_TEAM_CANCELLED';
      case 'waiting':
        return team.leader === me ? 'GROUP_OWN_TEAM' : 'GROUP_NOT_OPEN';
      default:
        return null;
    }
  }

  /** Why somebody who sat when the team ended cannot leave it. */
  private sat(team: ModelTeam, me: number): string | null {
    if (this.released.get(this.teams.indexOf(team))?.has(me) !== true) return null;
    return team.state === 'expired' ? 'GROUP_EXPIRED' : 'GROUP_TEAM_CANCELLED';
  }

  private shown(team: ModelTeam): string {
    return OPEN.includes(team.state) && team.endsAt <= this.now ? 'expired' : team.state;
  }

  private sit(team: ModelTeam, me: number): void {
    team.seats.push(me);
    team.left.delete(me);
    if (team.seats.length < this.rules.size) return;
    team.state = 'filled';
    for (const one of team.seats) this.coupons[one] = (this.coupons[one] ?? 0) + 1;
    this.close(this.teams.indexOf(team));
  }

  private end(at: number, state: 'expired' | 'cancelled'): void {
    const team = this.team(at);
    this.released.set(at, new Set(team.seats));
    for (const one of team.seats) this.giveBack(one, at);
    team.state = state;
    team.seats = [];
    this.close(at);
  }

  /** What they paid for the seat they had. */
  private giveBack(me: number, at: number): void {
    const kept = this.payments.find((one) => one.who === me && one.team === at && one.paid && !one.back);
    if (kept !== undefined) kept.back = true;
  }

  private close(at: number): void {
    for (const payment of this.payments) if (payment.team === at && !payment.paid) payment.closed = true;
  }

  private isPaying(me: number, at: number): boolean {
    return this.payments.some((one) => {
      return one.who === me && one.team === at && !one.paid && !one.closed && one.expiresAt > this.now;
    });
  }

  private bill(me: number, at: number, minutes: number): void {
    const expiresAt = this.now + minutes * MINUTE_MS;
    this.payments.push({ who: me, team: at, expiresAt, paid: false, closed: false, back: false });
  }
}
