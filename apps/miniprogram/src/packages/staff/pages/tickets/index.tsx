import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { kindName } from '@/care-words';
import { useNews } from '@/hooks/use-news';
import { usePaged } from '@/hooks/use-paged';
import { STAFF_HOME_PAGE, asStaff, staffMay } from '@/session';
import { Card } from '@/ui/card';
import { Countdown } from '@/ui/countdown';
import { PageTitle } from '@/ui/page-title';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { Way, Ways } from '@/ui/way';
import { care, type ListedTicket, type TicketView } from '../../care-api';
import { openDecisions, openStaffTicket } from '../../desk';
import { Duty } from './duty';
import './index.scss';

interface Shelf {
  view: TicketView;
  name: string;
  empty: string;
}

const SHELVES: readonly Shelf[] = [
  { view: 'mine', name: '我的', empty: '手上没有要处理的工单' },
  { view: 'pool', name: '待领', empty: '没有等人领的工单' },
  { view: 'breached', name: '超时', empty: '没有超时的工单，保持住' },
];
const EVERY: Shelf = { view: 'all', name: '全部', empty: '现在没有工单' };

function Due({ ticket: { promise, state } }: { ticket: ListedTicket }) {
  if (state === 'waiting') return <Text className="job__due">等顾客回复</Text>;
  if (promise === null || promise.dueAt === null) return null;
  if (promise.isLate) return <Text className="job__due job__due--late">超时</Text>;
  return <Countdown className="job__due job__due--runs" endsAt={promise.dueAt} />;
}

function Job({ ticket }: { ticket: ListedTicket }) {
  const { shopper, order, kind, isLive, unread, promise, agentName, level } = ticket;
  return (
    <View className="job" hoverClass="job--pressed" onClick={() => openStaffTicket(ticket.ticketNo)}>
      <View className="job__head">
        <Text className={`job__kind job__kind--${kind}`}>{kindName(kind)}</Text>
        {isLive && <Text className="job__live">直播单</Text>}
        {level > 0 && <Text className="job__level">{level > 1 ? '已升级到负责人' : '已升级到店长'}</Text>}
        <View className="job__gap" />
        <Due ticket={ticket} />
      </View>
      <Text className="job__title">{order?.title ?? '与订单无关'}</Text>
      <View className="job__foot">
        <Text className="job__who">
          {shopper.name} · {agentName ?? '没人领'}
          {promise === null ? '' : ` · ${promise.text}`}
        </Text>
        {unread > 0 && <Text className="job__unread">{unread > 99 ? '99+' : unread}</Text>}
      </View>
    </View>
  );
}

function Jobs({ shelf }: { shelf: Shelf }) {
  const list = usePaged((cursor) => asStaff((token) => care.page(token, shelf.view, cursor)));
  useNews(
    'desk',
    () => asStaff((token) => Promise.resolve(token)),
    () => void list.restart(),
  );
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  const nothing = list.items.length === 0;
  return (
    <View>
      {nothing && list.state === 'first' && (
        <Card>
          <LineBones widths={[40, 90, 70]} />
        </Card>
      )}
      {nothing && list.state === 'end' && (
        <Empty text={shelf.empty} action="刷新" onAction={() => void list.restart()} />
      )}
      {list.items.map((ticket) => (
        <Job key={ticket.id} ticket={ticket} />
      ))}
      {list.error !== null && list.error.status !== 401 && (
        <Failed error={list.error} onRetry={() => void list.more()} />
      )}
      {list.state === 'idle' && (
        <View className="jobs__more" onClick={() => void list.more()}>
          更多
        </View>
      )}
    </View>
  );
}

/** What after-sales has to do 售后工单: live orders first, then whose promise is up first. */
export default function StaffTicketsPage() {
  const manages = staffMay('care.manage');
  const shelves = manages ? [...SHELVES, EVERY] : SHELVES;
  const [shown, setShown] = useState<TicketView>('mine');
  return (
    <View className="page page--spaced jobs">
      <PageTitle title="售后工单" home={STAFF_HOME_PAGE} />
      <Duty />
      {manages && (
        <Ways>
          <Way name="待批补偿" hint="超过客服额度的，由您决定" onPress={openDecisions} />
        </Ways>
      )}
      <View className="jobs__tabs">
        {shelves.map(({ view, name }) => (
          <View
            key={view}
            className={`jobs__tab ${view === shown ? 'jobs__tab--on' : ''}`}
            onClick={() => setShown(view)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
      {shelves
        .filter(({ view }) => view === shown)
        .map((shelf) => (
          <Jobs key={shelf.view} shelf={shelf} />
        ))}
    </View>
  );
}
