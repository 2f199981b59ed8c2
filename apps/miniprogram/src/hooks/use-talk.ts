import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '../api-types';
import { asApiError, type ApiError } from '../http';
import { openLine } from '../live';
import { useShown } from './use-now';

/** A conversation as the API tells it: its ticket, and what was said after a number. */
export interface TalkPart<Ticket> {
  ticket: Ticket;
  messages: readonly Message[];
}

export interface TalkCalls<Ticket> {
  /** Asks for what was said after a number. */
  after: (seq: number) => Promise<TalkPart<Ticket>>;
  /** Says that everything up to a number was read. */
  read: (seq: number) => Promise<unknown>;
  /** A token that is good now, for the line on which news come. */
  token: () => Promise<string>;
}

export type Talk<Ticket> =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; ticket: Ticket; messages: readonly Message[] };

/** As many as the API tells at once; when there are as many there may be more. */
const AT_ONCE = 100;
/** How often to look where no news come, and where they do, should some be lost. */
const LOOK_MS = 3_000;
const LOOK_RARELY_MS = 20_000;

/** Up to which message nothing will change any more: what is being looked at may. */
export function settledSeq(messages: readonly Message[]): number {
  const isOpen = ({ state, photos }: Message) =>
    state === 'checking' || photos.some((photo) => photo.state === 'checking');
  const open = messages.find(isOpen);
  return (open === undefined ? (messages.at(-1)?.seq ?? 0) + 1 : open.seq) - 1;
}

/** What was known and what came: by number, the newer word for each. */
export function joined(known: readonly Message[], news: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of news) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** A conversation that grows before one's eyes: told of news where there is a line, looking by itself where there is none. */
export function useTalk<Ticket extends { ticketNo: string; unread: number; lastSeq: number }>(
  ticketNo: string,
  calls: TalkCalls<Ticket>,
): { talk: Talk<Ticket>; take: (part: TalkPart<Ticket>) => void; look: () => Promise<void> } {
  const [talk, setTalk] = useState<Talk<Ticket>>({ state: 'loading' });
  const latest = useRef(calls);
  latest.current = calls;
  const messages = useRef<readonly Message[]>([]);
  const looking = useRef<Promise<void> | null>(null);
  /** What must be looked at once more, since it was said to have changed meanwhile. */
  const wanted = useRef<number | null>(null);

  const take = useCallback(({ ticket, messages: news }: TalkPart<Ticket>) => {
    messages.current = joined(messages.current, news);
    // An answer that was overtaken knows less of the ticket.
    setTalk((before) =>
      before.state === 'ready' && before.ticket.lastSeq > ticket.lastSeq
        ? { ...before, messages: messages.current }
        : { state: 'ready', ticket, messages: messages.current },
    );
    const last = messages.current.at(-1)?.seq ?? 0;
    if (ticket.unread > 0 && last > 0) void latest.current.read(last).catch(() => undefined);
  }, []);

  const fetchFrom = useCallback(
    async (from: number) => {
      let after = from;
      for (;;) {
        const part = await latest.current.after(after);
        take(part);
        if (part.messages.length < AT_ONCE) return;
        after = part.messages.at(-1)?.seq ?? after;
      }
    },
    [take],
  );

  /** One look at a time; who asks meanwhile has one more look after it. */
  const lookFrom = useCallback(
    (from: number): Promise<void> => {
      if (looking.current !== null) {
        wanted.current = Math.min(wanted.current ?? from, from);
        return looking.current;
      }
      const run = async (): Promise<void> => {
        try {
          await fetchFrom(from);
        } catch (thrown) {
          const error = asApiError(thrown);
          setTalk((before) =>
            before.state === 'ready' && error.status !== 401 ? before : { state: 'failed', error },
          );
        } finally {
          looking.current = null;
        }
        const next = wanted.current;
        wanted.current = null;
        if (next !== null) await lookFrom(next);
      };
      looking.current = run();
      return looking.current;
    },
    [fetchFrom],
  );

  const look = useCallback(() => lookFrom(settledSeq(messages.current)), [lookFrom]);

  const shown = useShown();
  const [isUp, setIsUp] = useState(false);
  useEffect(() => {
    if (!shown || ticketNo === '') return undefined;
    const close = openLine({
      topic: `ticket:${ticketNo}`,
      token: () => latest.current.token(),
      onNews: (from) => void lookFrom(Math.min(from - 1, settledSeq(messages.current))),
      onUp: (up) => {
        setIsUp(up);
        // What was said while the line was down.
        if (up) void look();
      },
    });
    return () => {
      close();
      setIsUp(false);
    };
  }, [shown, ticketNo, look, lookFrom]);

  useEffect(() => {
    if (!shown || ticketNo === '') return undefined;
    void look();
    const timer = setInterval(() => void look(), isUp ? LOOK_RARELY_MS : LOOK_MS);
    return () => clearInterval(timer);
  }, [shown, isUp, ticketNo, look]);

  return { talk, take, look };
}
