import type { TicketKind } from '@fanchang/domain';

/** When something is said: at a time of a day before, or so many minutes before the story's now. */
export type When = { daysAgo: number; hour: number; minute: number } | { minutesAgo: number };

/** What a ticket is about: the shopper's last order from a live, their last of all, or none. */
export type About = 'live' | 'last' | null;

/** What happens in a ticket that was opened before. */
export type InTicket =
  | { does: 'say'; ticket: string; words: string }
  | { does: 'answer'; ticket: string; words: string; asksBack?: boolean }
  | { does: 'send'; ticket: string; answer: string }
  | { does: 'make-good'; ticket: string; template: string; reason: string }
  | { does: 'resolve'; ticket: string };

export type CareStep = When &
  (
    | { does: 'open'; ticket: string; who: string; kind: TicketKind; about: About; words: string }
    | { does: 'rate-low' }
    | { does: 'turn'; isOn: boolean }
    | InTicket
  );

/**
 * What shoppers complain of and what becomes of it: a ticket in each state an agent meets. Whoever has one is a
 * protagonist whose hint is about something else.
 */
export const CARE_STEPS: readonly CareStep[] = [
  // Resolved, and not rated yet.
  {
    daysAgo: 2,
    hour: 10,
    minute: 12,
    does: 'open',
    ticket: 'at-the-counter',
    who: 'demo-newcomer',
    kind: 'question',
    about: null,
    words: '周末想去湖滨店逛逛，手里这张 9 折到时候找谁减？',
  },
  { daysAgo: 2, hour: 10, minute: 20, does: 'send', ticket: 'at-the-counter', answer: 'use-coupon' },
  { daysAgo: 2, hour: 10, minute: 24, does: 'say', ticket: 'at-the-counter', words: '找到了，谢谢，周末见' },
  {
    daysAgo: 2,
    hour: 10,
    minute: 26,
    does: 'answer',
    ticket: 'at-the-counter',
    words: '周末见，新炒的板栗给您留一包尝尝。',
  },
  { daysAgo: 2, hour: 10, minute: 27, does: 'resolve', ticket: 'at-the-counter' },

  // Nobody answered in time: late since noon of yesterday.
  {
    daysAgo: 1,
    hour: 10,
    minute: 0,
    does: 'open',
    ticket: 'one-too-many',
    who: 'demo-one-away',
    kind: 'return',
    about: 'live',
    words: '无花果干囤多了，有一袋没拆，想退这一袋。',
  },

  // Answered; a manager has to say whether a whole box is given.
  {
    minutesAgo: 410,
    does: 'open',
    ticket: 'broken-present',
    who: 'demo-returned',
    kind: 'quality',
    about: 'last',
    words: '这盒是送人的，打开碎了五包，挺没面子的。',
  },
  {
    minutesAgo: 396,
    does: 'answer',
    ticket: 'broken-present',
    words: '真对不起，送人的礼物碎了，换谁都难受。我去申请给您补一整盒，今天就给您回话。',
  },
  {
    minutesAgo: 394,
    does: 'make-good',
    ticket: 'broken-present',
    template: 'care-again',
    reason: '送人的礼盒碎了五包，想补一整盒',
  },

  // Waiting for the shopper.
  {
    minutesAgo: 300,
    does: 'open',
    ticket: 'leaking-bag',
    who: 'demo-four',
    kind: 'quality',
    about: 'live',
    words: '有一袋夏威夷果漏气了，吃着有点软。',
  },
  {
    minutesAgo: 284,
    does: 'answer',
    ticket: 'leaking-bag',
    words: '抱歉，让您吃到不脆的了。方便拍一下这袋的封口和批号吗？看到就给您补。',
    asksBack: true,
  },

  // Answered by itself, then by a person; the shopper can go on.
  {
    minutesAgo: 190,
    does: 'open',
    ticket: 'cashews',
    who: 'demo-newcomer',
    kind: 'question',
    about: 'live',
    words: '腰果开封以后怎么保存？',
  },
  {
    minutesAgo: 178,
    does: 'say',
    ticket: 'cashews',
    words: '记下了。另外巴旦木里剥到几颗空壳，这样正常吗？',
  },
  {
    minutesAgo: 165,
    does: 'answer',
    ticket: 'cashews',
    words: '一两颗空壳难免，多了就是我们没挑好。您数一数大概几颗，超过五颗我给您补一小袋。',
  },

  // Somebody says in a survey that it was not good.
  { minutesAgo: 66, does: 'rate-low' },

  // The live promised something else: two hours for a specialist, and they run.
  {
    minutesAgo: 42,
    does: 'open',
    ticket: 'two-bags-more',
    who: 'demo-three',
    kind: 'promise',
    about: 'live',
    words: '主播说这款礼盒多送两包草莓脆，我收到的没有。',
  },

  // Asked while the agent had lunch: nobody has it yet.
  { minutesAgo: 31, does: 'turn', isOn: false },
  {
    minutesAgo: 24,
    does: 'open',
    ticket: 'again-when',
    who: 'demo-lifetime',
    kind: 'question',
    about: null,
    words: '盐烤腰果什么时候再上？想多囤几袋。',
  },
  { minutesAgo: 15, does: 'turn', isOn: true },
];
