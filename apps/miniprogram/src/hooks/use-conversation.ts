import { useEffect, useRef } from 'react';
import Taro from '@tarojs/taro';
import type { Message } from '../api-types';
import { type SaidWords, useSaying } from './use-saying';
import { settledSeq, type TalkCalls, type TalkPart, useTalk } from './use-talk';

interface ConversationCalls<Ticket> extends TalkCalls<Ticket> {
  /** Says something. @param after up to where the conversation is known */
  say: (after: number, said: SaidWords) => Promise<TalkPart<Ticket>>;
}

/** How long until what was said is drawn. */
const DRAWN_MS = 50;
const FAR = 100_000;

/** A conversation as a page shows it: it grows, one writes in it, and its end stays in sight. */
export function useConversation<Ticket extends { ticketNo: string; unread: number; lastSeq: number }>(
  ticketNo: string,
  calls: ConversationCalls<Ticket>,
) {
  const { talk, take, look } = useTalk<Ticket>(ticketNo, calls);
  const messages: readonly Message[] = talk.state === 'ready' ? talk.messages : [];
  const seen = useRef(0);
  seen.current = settledSeq(messages);
  const saying = useSaying((said) => calls.say(seen.current, said), take);
  const count = messages.length + saying.sayings.length;
  useEffect(() => {
    const timer = setTimeout(() => {
      void Taro.pageScrollTo({ scrollTop: FAR, duration: 0 }).catch(() => undefined);
    }, DRAWN_MS);
    return () => clearTimeout(timer);
  }, [count]);
  return { talk, messages, take, look, after: seen.current, ...saying };
}
