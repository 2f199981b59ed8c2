import type { OrderEvent } from '@fanchang/domain';
import { fillBasket, type Basket } from './basket';
import { fateOf, firstVisit, habitOf, nextVisit, type Visit } from './crowd';
import type { LocalDays } from './local-days';
import { eventsOf, type Fate } from './order-life';
import type { Protagonist } from './protagonists';
import { diceFor, type Dice } from './random';
import type { DemoSession } from './sessions';

export interface DemoShopper {
  openid: string;
  nickname: string;
}

/** What every life in the story shares. */
export interface Scene {
  seed: number;
  days: LocalDays;
  /** Oldest first. */
  sessions: readonly DemoSession[];
}

/** The orders of a shopper whose days were written by hand. `number` is theirs alone and names their orders. */
export function writtenLife(scene: Scene, shopper: Protagonist, number: number): OrderEvent[] {
  const dice = diceFor(scene.seed, 'life', number);
  return shopper.orders.flatMap(({ daysAgo, fate }, index) => {
    const session = scene.sessions.find((one) => one.daysAgo === daysAgo) ?? null;
    const visit = { daysAgo, session };
    return buy(scene, dice, shopper, number * 100 + index, visit, fillBasket(dice, session !== null), fate);
  });
}

/** The orders of a shopper left to habit and chance. Runs on past the present; the teller cuts. */
export function wanderingLife(scene: Scene, shopper: DemoShopper, number: number): OrderEvent[] {
  const dice = diceFor(scene.seed, 'life', number);
  const habit = habitOf(dice);
  const events: OrderEvent[] = [];
  let visit = habit === 'watches' ? null : firstVisit(dice, scene.sessions);
  let ordinal = 0;

  while (visit !== null) {
    let useDays = 0;
    // Now and then somebody orders twice in one evening; the ladder must count that day once.
    for (let times = dice.chance(0.05) ? 2 : 1; times > 0; times -= 1) {
      const basket = fillBasket(dice, visit.session !== null);
      events.push(...buy(scene, dice, shopper, number * 100 + ordinal, visit, basket, fateOf(dice)));
      useDays = Math.max(useDays, basket.useDays);
      ordinal += 1;
    }
    visit = nextVisit(dice, habit, visit, useDays, scene.sessions);
  }
  return events;
}

function buy(
  scene: Scene,
  dice: Dice,
  { openid, nickname }: DemoShopper,
  orderNumber: number,
  visit: Visit,
  basket: Basket,
  fate: Fate,
): OrderEvent[] {
  const order = {
    orderNo: `69${dice.int(1000, 9999)}${String(orderNumber).padStart(8, '0')}`,
    buyer: { kind: 'openid' as const, value: openid, nickname },
    paidAt: momentOf(scene.days, dice, visit),
    basket,
    session: visit.session,
    fate,
  };
  return eventsOf(order, scene.days, dice);
}

/** To the second, inside the livestream or inside opening hours. */
function momentOf(days: LocalDays, dice: Dice, { daysAgo, session }: Visit): number {
  if (session === null) return days.at(daysAgo, 9.5 * 60) + dice.int(0, 12.5 * 3600) * 1000;
  return session.startAt + dice.int(120, (session.endAt - session.startAt) / 1000 - 60) * 1000;
}
