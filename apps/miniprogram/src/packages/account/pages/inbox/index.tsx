import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { InboxMessage } from '@/api-types';
import { serverTime } from '@/clock';
import { byDay, timeText } from '@/format';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ME_PAGE, openArchive } from '@/ways';
import { openLink, wayOf } from './open-link';
import { RemindCard } from './remind-card';
import { useInbox, type Inbox } from './use-inbox';
import './index.scss';

function MessageRow({ message, inbox }: { message: InboxMessage; inbox: Inbox }) {
  const fresh = inbox.isNew(message);
  const leads = wayOf(message.link) !== null;

  const press = (): void => {
    inbox.read(message);
    openLink(message.link);
  };
  return (
    <View className={`message ${fresh ? 'message--new' : ''}`} hoverClass="message--pressed" onClick={press}>
      <View className={`message__mark message__mark--${message.kind}`} />
      <View className="message__words">
        <View className="message__head">
          <Text className="message__title">{message.title}</Text>
          <Text className="message__time">{timeText(message.at)}</Text>
        </View>
        <Text className="message__text">{message.text}</Text>
      </View>
      {leads && <View className="card__chevron" />}
    </View>
  );
}

/** Inbox 消息: what we told the shopper, newest first, gathered by day. */
export default function InboxPage() {
  const inbox = useInbox();
  const { list } = inbox;

  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });

  if (list.error?.status === 401) return <SignIn onDone={() => void list.restart()} />;
  const nothing = list.items.length === 0;
  return (
    <View className="page page--spaced inbox">
      <PageTitle title="消息" home={ME_PAGE} />
      <RemindCard />
      {nothing && list.state === 'first' && (
        <Card>
          <LineBones widths={[24, 60, 92, 60, 84]} />
        </Card>
      )}
      {nothing && list.state === 'end' && (
        <Empty
          text="还没有消息。有新的券、订单有动静，会写在这里"
          action="看看我的档案"
          onAction={openArchive}
        />
      )}
      {byDay(list.items, serverTime()).map(({ day, things }, index) => (
        <View key={day}>
          <View className="inbox__day">
            <Text>{day}</Text>
            {index === 0 && inbox.anyNew && (
              <View className="inbox__all" hoverClass="inbox__all--pressed" onClick={inbox.readAll}>
                <Text>全部看过了</Text>
              </View>
            )}
          </View>
          <Card className="inbox__card">
            {things.map((message) => (
              <MessageRow key={message.id} message={message} inbox={inbox} />
            ))}
          </Card>
        </View>
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="inbox__more" onClick={() => void list.more()}>
          再往前看看
        </View>
      )}
      {!nothing && list.state === 'more' && <View className="inbox__more">正在翻看…</View>}
    </View>
  );
}
