import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { StaffTicket } from '@/api-types';
import { isUnderWay, kindName, SATISFACTION } from '@/care-words';
import { serverTime } from '@/clock';
import { useConversation } from '@/hooks/use-conversation';
import { asApiError } from '@/http';
import { asStaff } from '@/session';
import { Card } from '@/ui/card';
import { Countdown } from '@/ui/countdown';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Talk } from '@/ui/talk';
import { TalkBar } from '@/ui/talk-bar';
import { care } from '../../care-api';
import { STAFF_TICKETS_PAGE } from '../../desk';
import { type Tool, Tools, ToolSheet } from './tools';
import './index.scss';

function Clock({ ticket: { promise, state } }: { ticket: StaffTicket }) {
  if (state === 'waiting') return <Text className="work-clock">等顾客回复，不计时</Text>;
  if (promise === null) return null;
  if (promise.isLate || promise.dueAt === null) {
    return <Text className="work-clock work-clock--late">{promise.text} · 超时</Text>;
  }
  return (
    <View className="work-clock">
      <Text>{promise.text} </Text>
      <Countdown className="work-clock__left" endsAt={promise.dueAt} />
    </View>
  );
}

function Head({ ticket }: { ticket: StaffTicket }) {
  const { order, kind, shopper, agentName, isLive, source } = ticket;
  const from = source === 'survey' ? ' · 低分自动开单' : '';
  return (
    <View className="work-head">
      <View className="work-head__row">
        <Text className="work-head__title">{order?.title ?? '与订单无关'}</Text>
        {isLive && <Text className="job__live">直播单</Text>}
      </View>
      <Text className="work-head__line">
        {shopper.name} · {kindName(kind)}
        {from} · {agentName ?? '没人领，回复即领'}
      </Text>
      {order !== null && <Text className="work-head__line">订单 {order.orderNo}</Text>}
      <Clock ticket={ticket} />
    </View>
  );
}

/** How it ended, and the way to take it up again. */
function Over({ ticket, onReopen }: { ticket: StaffTicket; onReopen: () => void }) {
  const { state, rating } = ticket;
  return (
    <View className="work-over">
      <Text className="work-over__words">
        {state === 'merged' ? '已并入另一张工单' : '已办结'}
        {rating === null ? '' : ` · 顾客评了 ${rating} 分，${SATISFACTION[rating - 1]}`}
      </Text>
      {state === 'resolved' && (
        <ActionButton look="quiet" small onPress={onReopen}>
          重新处理
        </ActionButton>
      )}
    </View>
  );
}

/** One ticket as ours answer it: what was said, notes among colleagues, and the tools at hand. */
export default function StaffTicketPage() {
  const { no = '' } = useRouter().params;
  const ticketNo = decodeURIComponent(no);
  /** The next words ask the shopper something: promises stand still until they answer. */
  const [asksBack, setAsksBack] = useState(false);
  const { talk, messages, take, look, after, sayings, say, again, draft } = useConversation<StaffTicket>(
    ticketNo,
    {
      after: (seq) => asStaff((token) => care.after(token, ticketNo, seq)),
      read: (seq) => asStaff((token) => care.read(token, ticketNo, seq)),
      token: () => asStaff((token) => Promise.resolve(token)),
      say: async (known, said) => {
        const part = await asStaff((token) => care.say(token, ticketNo, known, { ...said, asksBack }));
        setAsksBack(false);
        return part;
      },
    },
  );
  const [tool, setTool] = useState<Tool | null>(null);
  const [stop, setStop] = useState<string | null>(null);

  const act = async (work: (token: string) => Promise<Parameters<typeof take>[0]>): Promise<void> => {
    setStop(null);
    try {
      take(await asStaff(work));
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      void look();
    }
  };
  const resolve = async (): Promise<void> => {
    const { confirm } = await Taro.showModal({
      title: '办结这张工单？',
      content: '顾客会被问一句满不满意；7 天内还可以接着说。',
      confirmText: '办结',
    });
    if (confirm) await act((token) => care.resolve(token, ticketNo));
  };

  const ticket = talk.state === 'ready' ? talk.ticket : null;
  return (
    <View className="page page--spaced page--pinned work">
      <PageTitle title="工单" home={STAFF_TICKETS_PAGE} />
      {talk.state === 'loading' && (
        <Card>
          <LineBones widths={[60, 90, 72]} />
        </Card>
      )}
      {talk.state === 'failed' && talk.error.status !== 401 && (
        <Card>
          <Failed error={talk.error} onRetry={() => void look()} />
        </Card>
      )}
      {ticket !== null && (
        <>
          <Head ticket={ticket} />
          <Talk messages={messages} sayings={sayings} reader="agent" nowMs={serverTime()} onAgain={again} />
          {stop !== null && <Text className="work__stop">{stop}</Text>}
          {isUnderWay(ticket) ? (
            <TalkBar
              placeholder={asksBack ? '问顾客什么？发出后暂停计时' : '回复顾客'}
              onSay={say}
              draft={draft}
              sendPhoto={(address) => asStaff((token) => care.photo(token, address))}
            >
              <Tools
                asksBack={asksBack}
                onAsksBack={() => setAsksBack(!asksBack)}
                onTool={setTool}
                onResolve={() => void resolve()}
              />
            </TalkBar>
          ) : (
            <Over ticket={ticket} onReopen={() => void act((token) => care.reopen(token, ticketNo))} />
          )}
          {tool !== null && (
            <ToolSheet
              tool={tool}
              ticket={ticket}
              after={after}
              onDone={(part) => {
                setTool(null);
                if (part === null) void look();
                else take(part);
              }}
              onClose={() => setTool(null)}
            />
          )}
        </>
      )}
    </View>
  );
}
