import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { Ticket } from '@/api-types';
import { isUnderWay, kindName, SATISFACTION, stateName } from '@/care-words';
import { serverTime } from '@/clock';
import { endText } from '@/format';
import { useConversation } from '@/hooks/use-conversation';
import { asApiError } from '@/http';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { Countdown } from '@/ui/countdown';
import { ItemPicture } from '@/ui/item-picture';
import { PageTitle } from '@/ui/page-title';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Talk } from '@/ui/talk';
import { TalkBar } from '@/ui/talk-bar';
import { openAsk, openTicket } from '@/ways';
import { tickets } from '../../tickets-api';
import './index.scss';

const TICKETS_PAGE = '/packages/care/pages/tickets/index';

function About({ ticket }: { ticket: Ticket }) {
  const { order, kind, agentName } = ticket;
  return (
    <View className="ticket-about">
      <ItemPicture name={order?.picture ?? null} kind="gift" size="small" />
      <View className="ticket-about__words">
        <Text className="ticket-about__title">{order?.title ?? '与订单无关'}</Text>
        <Text className="ticket-about__line">
          {kindName(kind)}
          {agentName === null ? '' : ` · ${agentName}`}
        </Text>
      </View>
      <Text className={`ticket-about__state ticket-about__state--${ticket.state}`}>{stateName(ticket)}</Text>
    </View>
  );
}

/** What was promised, and how long there is for it. */
function Promised({ promise }: { promise: NonNullable<Ticket['promise']> }) {
  const { text, dueAt, isLate } = promise;
  if (isLate) {
    return (
      <View className="promise promise--late">
        <Text className="promise__text">{text}，没做到，抱歉</Text>
        <Text className="promise__note">已经升级给店长催办</Text>
      </View>
    );
  }
  return (
    <View className="promise">
      <Text className="promise__text">{text}</Text>
      {dueAt === null ? (
        <Text className="promise__note">等您回复，不计时</Text>
      ) : (
        <Countdown className="promise__left" endsAt={dueAt} />
      )}
    </View>
  );
}

/** How it was, once it is resolved. */
function Rating({ onRate }: { onRate: (rating: number) => void }) {
  return (
    <Card title="这次服务您满意吗？" className="rating">
      <View className="rating__row">
        {SATISFACTION.map((words, index) => (
          <View
            key={words}
            className="rating__one"
            hoverClass="rating__one--pressed"
            ariaRole="button"
            ariaLabel={`${index + 1} 分，${words}`}
            onClick={() => onRate(index + 1)}
          >
            <View className="rating__disc">
              <Text>{index + 1}</Text>
            </View>
            <Text className="rating__words">{words}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}

function Over({ ticket }: { ticket: Ticket }) {
  const { mergedInto, order } = ticket;
  if (mergedInto !== null)
    return <PrimaryButton onPress={() => openTicket(mergedInto)}>到那里继续</PrimaryButton>;
  return <PrimaryButton onPress={() => openAsk(order?.id)}>还有问题？再问一次</PrimaryButton>;
}

/** One conversation with after-sales 售后对话: the promise counting down, what was said, and how it was. */
export default function TicketPage() {
  const { no = '' } = useRouter().params;
  const ticketNo = decodeURIComponent(no);
  const { talk, messages, take, look, sayings, say, again, draft } = useConversation<Ticket>(ticketNo, {
    after: (seq) => asShopper((token) => tickets.after(token, ticketNo, seq)),
    read: (seq) => asShopper((token) => tickets.read(token, ticketNo, seq)),
    token: () => asShopper((token) => Promise.resolve(token)),
    say: (after, said) => asShopper((token) => tickets.say(token, ticketNo, after, said)),
  });
  const [stop, setStop] = useState<string | null>(null);

  const rate = async (rating: number): Promise<void> => {
    setStop(null);
    try {
      take(await asShopper((token) => tickets.rate(token, ticketNo, rating)));
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      void look();
    }
  };

  if (talk.state === 'failed' && talk.error.status === 401) return <SignIn onDone={() => void look()} />;
  const ticket = talk.state === 'ready' ? talk.ticket : null;
  const mayWrite = ticket !== null && (isUnderWay(ticket) || ticket.reopenUntil !== null);
  return (
    <View className="page page--spaced page--pinned ticket-page">
      <PageTitle title="售后对话" home={TICKETS_PAGE} />
      {talk.state === 'loading' && (
        <Card>
          <LineBones widths={[60, 90, 72]} />
        </Card>
      )}
      {talk.state === 'failed' && (
        <Card>
          <Failed error={talk.error} onRetry={() => void look()} />
        </Card>
      )}
      {ticket !== null && (
        <>
          <View className="ticket-head">
            <About ticket={ticket} />
            {ticket.promise !== null && <Promised promise={ticket.promise} />}
          </View>
          <Talk messages={messages} sayings={sayings} reader="shopper" nowMs={serverTime()} onAgain={again} />
          {ticket.canRate && <Rating onRate={(rating) => void rate(rating)} />}
          {ticket.rating !== null && (
            <Text className="ticket-page__note">
              您评了 {ticket.rating} 分，{SATISFACTION[ticket.rating - 1]}。谢谢您
            </Text>
          )}
          {ticket.state === 'resolved' && ticket.reopenUntil !== null && (
            <Text className="ticket-page__note">
              还没解决？{endText(ticket.reopenUntil, serverTime())} 前直接回复，就会重新处理
            </Text>
          )}
          {stop !== null && <Text className="ticket-page__stop">{stop}</Text>}
          {mayWrite ? (
            <TalkBar
              placeholder="说说情况"
              onSay={say}
              draft={draft}
              sendPhoto={(address) => asShopper((token) => tickets.photo(token, address))}
            />
          ) : (
            <Over ticket={ticket} />
          )}
        </>
      )}
      {talk.state === 'failed' && talk.error.status === 404 && (
        <View className="ticket-page__way">
          <ActionButton look="quiet" onPress={() => void Taro.redirectTo({ url: TICKETS_PAGE })}>
            看看我的售后
          </ActionButton>
        </View>
      )}
    </View>
  );
}
