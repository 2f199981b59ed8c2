import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { kindName, stateName } from '@/care-words';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { ItemPicture } from '@/ui/item-picture';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Bar } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ME_PAGE, openAsk, openTicket } from '@/ways';
import { type ListedTicket, tickets } from '../../tickets-api';
import './index.scss';

function Row({ ticket, nowMs }: { ticket: ListedTicket; nowMs: number }) {
  const { order, kind, state, promise, unread, canRate } = ticket;
  const line = promise === null ? (canRate ? '这次服务您满意吗？' : stateName(ticket)) : promise.text;
  return (
    <View className="ask-row" hoverClass="ask-row--pressed" onClick={() => openTicket(ticket.ticketNo)}>
      <ItemPicture name={order?.picture ?? null} kind="gift" size="small" faded={state === 'closed'} />
      <View className="ask-row__words">
        <Text className="ask-row__title">{order?.title ?? '与订单无关'}</Text>
        <Text className="ask-row__line">
          {kindName(kind)} · {dayText(ticket.openedAt, nowMs)}
        </Text>
        <Text className={`ask-row__promise ${promise?.isLate === true ? 'ask-row__promise--late' : ''}`}>
          {promise?.isLate === true ? `超时了，正在催办 · ${line}` : line}
        </Text>
      </View>
      <View className="ask-row__end">
        <Text className={`ask-row__state ask-row__state--${state}`}>{stateName(ticket)}</Text>
        {unread > 0 && <Text className="ask-row__unread">{unread > 99 ? '99+' : unread}</Text>}
      </View>
    </View>
  );
}

function Bones() {
  return (
    <>
      {[0, 1, 2].map((index) => (
        <View className="ask-row" key={index}>
          <View className="ask-row__bone" />
          <View className="ask-row__words">
            <Bar width={68} />
            <Bar width={40} />
          </View>
        </View>
      ))}
    </>
  );
}

/** What I asked after-sales 售后, newest first. */
export default function TicketsPage() {
  const list = usePaged((cursor) => asShopper((token) => tickets.page(token, cursor)));

  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });

  if (list.error?.status === 401) return <SignIn onDone={() => void list.restart()} />;
  const nowMs = serverTime();
  const nothing = list.items.length === 0;
  return (
    <View className="page page--spaced page--pinned asks">
      <PageTitle title="售后" home={ME_PAGE} />
      {nothing && list.state === 'first' && <Bones />}
      {nothing && list.state === 'end' && <Empty text="还没有售后记录；东西有问题、想问一句，都可以找我们" />}
      {list.items.map((ticket) => (
        <Row key={ticket.id} ticket={ticket} nowMs={nowMs} />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="asks__more" onClick={() => void list.more()}>
          更早的
        </View>
      )}
      <PrimaryButton onPress={() => openAsk()}>找客服</PrimaryButton>
    </View>
  );
}
