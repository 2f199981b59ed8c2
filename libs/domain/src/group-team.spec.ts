import fc from 'fast-check';
import type { CustomerId } from './brand';
import { HOUR_MS, MINUTE_MS } from './calendar';
import {
  cancelTeam,
  expireTeam,
  joinTeam,
  leaderPaid,
  leaveTeam,
  openTeam,
  type Team,
  teamAt,
  type TeamEffect,
  type TeamMoved,
  WAITING_MS,
  whyNotJoin,
} from './group-team';
import { isRefusal, type Refusal } from './refusal';

const T0 = Date.parse('2026-09-01T12:00:00+08:00');
const who = (n: number) => n as CustomerId;
const LEADER = who(1);

const FREE = { size: 3, priceFen: 0, hours: 24 };
const PAID = { ...FREE, priceFen: 990 };

/** A move that must be one. */
function moved(move: TeamMoved | Refusal | null): TeamMoved {
  if (move === null || isRefusal(move)) throw new Error(`no move: ${JSON.stringify(move)}`);
  return move;
}
const codeOf = (move: TeamMoved | Refusal | null) => (isRefusal(move) ? move.refused : null);
const join = (team: Team, n: number, now = T0) => moved(joinTeam(team, who(n), now));
const ofKind = (effects: readonly TeamEffect[], does: TeamEffect['does']) =>
  effects.flatMap((effect) => (effect.does === does && 'to' in effect ? [effect.to] : []));

describe('a free team', () => {
  it('opens with its leader seated, and fills with its last seat: everybody is given theirs', () => {
    const open = openTeam(FREE, LEADER, T0);
    expect(open).toMatchObject({
      state: 'open',
      seats: [{ customerId: 1, isLeader: true }],
      endsAt: T0 + 24 * HOUR_MS,
    });
    const two = join(open, 2);
    expect(two).toMatchObject({ team: { state: 'open' }, effects: [] });
    const full = join(two.team, 3);
    expect(full.team.state).toBe('filled');
    expect(full.effects).toEqual([1, 2, 3].map((to) => ({ does: 'grant', to })));
  });

  it('can be joined until its last millisecond, and is over at its end', () => {
    const open = openTeam(FREE, LEADER, T0);
    expect(whyNotJoin(open, who(2), open.endsAt - 1)).toBeNull();
    expect(whyNotJoin(open, who(2), open.endsAt)).toEqual({ refused: 'GROUP_EXPIRED' });
    expect(teamAt(open, open.endsAt - 1)).toBe('open');
    expect(teamAt(open, open.endsAt)).toBe('expired');
    expect(expireTeam(open, open.endsAt - 1)).toBeNull();
    expect(expireTeam(open, open.endsAt)).toMatchObject({ team: { state: 'expired', endReason: 'time' } });
  });

  it('gives a share back to who leaves, and ends when its leader does', () => {
    const two = join(openTeam(FREE, LEADER, T0), 2).team;
    expect(moved(leaveTeam(two, who(2), T0))).toMatchObject({
      team: { state: 'open', seats: [{ customerId: 1 }] },
      effects: [{ does: 'give-back-share', to: 2 }],
    });
    const ended = moved(leaveTeam(two, LEADER, T0));
    expect(ended.team).toMatchObject({ state: 'cancelled', endReason: 'leader-left', seats: [] });
    expect(ofKind(ended.effects, 'give-back-share')).toEqual([1, 2]);
    expect(ended.effects).toContainEqual({ does: 'tell', to: 2, news: 'leader-left' });
    expect(ofKind(ended.effects, 'tell')).toEqual([2]);
    expect(ofKind(ended.effects, 'refund')).toEqual([]);
  });

  it('says no by name', () => {
    const open = openTeam(FREE, LEADER, T0);
    const two = join(open, 2).team;
    const full = join(two, 3).team;
    expect(codeOf(joinTeam(open, LEADER, T0))).toBe('GROUP_OWN_TEAM');
    expect(codeOf(joinTeam(two, who(2), T0))).toBe('GROUP_ALREADY_IN');
    expect(codeOf(joinTeam(full, who(4), T0))).toBe('GROUP_FULL');
    expect(codeOf(joinTeam(full, who(2), T0))).toBe('GROUP_ALREADY_IN');
    expect(codeOf(leaveTeam(full, who(2), T0))).toBe('GROUP_FILLED');
    expect(codeOf(leaveTeam(open, who(9), T0))).toBe('GROUP_NOT_IN');
    expect(codeOf(leaveTeam(two, who(2), two.endsAt))).toBe('GROUP_EXPIRED');
    const off = moved(cancelTeam(two)).team;
    expect(codeOf(joinTeam(off, who(4), T0))).toBe('GROUP_TEAM_CANCELLED');
    expect(codeOf(joinTeam(off, LEADER, T0))).toBe('GROUP_TEAM_CANCELLED');
    expect([cancelTeam(full), cancelTeam(off), expireTeam(off, two.endsAt)]).toEqual([null, null, null]);
  });
});

describe('a prepaid team', () => {
  it('waits a quarter of an hour for its leader to pay; its hours begin then', () => {
    const waiting = openTeam(PAID, LEADER, T0);
    expect(waiting).toMatchObject({ state: 'waiting', seats: [], endsAt: T0 + WAITING_MS });
    expect(codeOf(joinTeam(waiting, who(2), T0))).toBe('GROUP_NOT_OPEN');
    expect(codeOf(joinTeam(waiting, LEADER, T0))).toBe('GROUP_OWN_TEAM');
    const late = T0 + 10 * MINUTE_MS;
    const open = moved(leaderPaid(waiting, 24, late)).team;
    expect(open).toMatchObject({ state: 'open', endsAt: late + 24 * HOUR_MS });
    expect(codeOf(leaderPaid(open, 24, late))).toBe('GROUP_ALREADY_IN');
    expect(codeOf(leaderPaid(waiting, 24, T0 + WAITING_MS))).toBe('GROUP_EXPIRED');
    const unpaid = moved(expireTeam(waiting, T0 + WAITING_MS));
    expect(unpaid).toMatchObject({ team: { endReason: 'unpaid' }, effects: [{ does: 'give-back-team' }] });
    const left = moved(leaveTeam(waiting, LEADER, T0));
    expect(left).toMatchObject({ team: { state: 'cancelled' }, effects: [{ does: 'give-back-team' }] });
    expect(codeOf(leaderPaid(left.team, 24, T0))).toBe('GROUP_TEAM_CANCELLED');
  });

  it('pays everybody back who sat when it does not fill', () => {
    const two = join(moved(leaderPaid(openTeam(PAID, LEADER, T0), 24, T0)).team, 2).team;
    expect(ofKind(moved(expireTeam(two, two.endsAt)).effects, 'refund')).toEqual([1, 2]);
    expect(ofKind(moved(leaveTeam(two, who(2), T0)).effects, 'refund')).toEqual([2]);
  });
});

type Step = { does: 'join' | 'leave' | 'pay' | 'expire' | 'cancel'; n: number; minutes: number };
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('join', 'join', 'join', 'leave', 'pay', 'expire', 'cancel'),
  n: fc.integer({ min: 1, max: 6 }),
  minutes: fc.constantFrom(0, 0, 1, 14, 20, 600),
});

function move(team: Team, { does, n }: Step, now: number): TeamMoved | Refusal | null {
  switch (does) {
    case 'join':
      return joinTeam(team, who(n), now);
    case 'leave':
      return leaveTeam(team, who(n), now);
    case 'pay':
      return leaderPaid(team, 24, now);
    case 'expire':
      return expireTeam(team, now);
    case 'cancel':
      return cancelTeam(team);
  }
}

describe('whatever happens to a team', () => {
  const lives = fc.record({
    size: fc.integer({ min: 2, max: 10 }),
    priceFen: fc.constantFrom(0, 990),
    steps: fc.array(step, { maxLength: 40 }),
  });

  it('it is never over-full, gives only when full, ends once, and gives back what it took', () => {
    fc.assert(
      fc.property(lives, ({ size, priceFen, steps }) => {
        let now = T0;
        let team = openTeam({ size, priceFen, hours: 24 }, LEADER, now);
        // What each has by now: shares taken less given back, and money in less out.
        const shares = new Map<CustomerId, number>();
        const money = new Map<CustomerId, number>();
        const add = (to: Map<CustomerId, number>, id: CustomerId, n: number) =>
          to.set(id, (to.get(id) ?? 0) + n);
        let teams = 1;
        let granted = 0;
        const sat = (before: Team, after: Team) => {
          const ids = before.seats.map((seat) => seat.customerId);
          for (const { customerId } of after.seats) {
            if (ids.includes(customerId)) continue;
            add(shares, customerId, 1);
            if (priceFen > 0) add(money, customerId, 1);
          }
        };
        sat({ ...team, seats: [] }, team);
        for (const one of steps) {
          now += one.minutes * MINUTE_MS;
          const before = team;
          const result = move(team, one, now);
          if (result === null || isRefusal(result)) continue;
          // What has ended never moves again.
          expect(['waiting', 'open']).toContain(before.state);
          team = result.team;
          sat(before, team);
          for (const effect of result.effects) {
            if (effect.does === 'give-back-team') teams -= 1;
            if (effect.does === 'give-back-share') add(shares, effect.to, -1);
            if (effect.does === 'refund') add(money, effect.to, -1);
            if (effect.does === 'grant') granted += 1;
          }
          const ids = team.seats.map((seat) => seat.customerId);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBeLessThanOrEqual(size);
        }
        const sits = new Map(team.seats.map((seat) => [seat.customerId, 1]));
        for (const [id, n] of shares) expect(n).toBe(sits.get(id) ?? 0);
        for (const [id, n] of money) expect(n).toBe(sits.get(id) ?? 0);
        expect(granted).toBe(team.state === 'filled' ? size : 0);
        expect(team.state === 'filled').toBe(team.seats.length === size);
        expect(teams).toBe(team.state === 'expired' || team.state === 'cancelled' ? 0 : 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
