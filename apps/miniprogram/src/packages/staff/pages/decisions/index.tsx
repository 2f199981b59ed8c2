import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { momentText, yuan } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asStaff } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { care, type ListedCompensation } from '../../care-api';
import { openStaffTicket, STAFF_TICKETS_PAGE } from '../../desk';
import { useStep } from '../../use-step';
import './index.scss';

function Wish({ wish, onDecided }: { wish: ListedCompensation; onDecided: () => void }) {
  const step = useStep();
  const decide = async (approve: boolean): Promise<void> => {
    await step.send((token) => care.decide(token, wish.compensationNo, approve));
    // Refused, most often because a colleague was faster: the list knows.
    onDecided();
  };
  return (
    <Card className="wish">
      <View className="wish__head">
        <Text className="wish__what">{wish.text}</Text>
        <Text className="wish__worth">值 {yuan(wish.worthFen)}</Text>
      </View>
      <Text className="wish__line">
        {wish.askedBy} · {momentText(wish.askedAt, serverTime())}
      </Text>
      <Text className="wish__reason">{wish.reason}</Text>
      <Text className="wish__way" onClick={() => openStaffTicket(wish.ticketNo)}>
        看对话
      </Text>
      {step.stop !== '' && <Text className="wish__stop">{step.stop}</Text>}
      <View className="wish__choice">
        <View className="wish__button">
          <ActionButton look="quiet" small disabled={step.busy} onPress={() => void decide(false)}>
            不给
          </ActionButton>
        </View>
        <View className="wish__button">
          <ActionButton small disabled={step.busy} onPress={() => void decide(true)}>
            同意
          </ActionButton>
        </View>
      </View>
    </Card>
  );
}

/** Compensations beyond an agent's limit 待批补偿, newest first. */
export default function DecisionsPage() {
  const list = usePaged((cursor) => asStaff((token) => care.asked(token, cursor)));
  const [decided, setDecided] = useState(0);
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  const again = (): void => {
    setDecided(decided + 1);
    void list.restart();
  };
  const nothing = list.items.length === 0;
  return (
    <View className="page page--spaced">
      <PageTitle title="待批补偿" home={STAFF_TICKETS_PAGE} />
      {nothing && list.state === 'first' && (
        <Card>
          <LineBones widths={[50, 90, 70]} />
        </Card>
      )}
      {nothing && list.state === 'end' && (
        <Empty text={decided > 0 ? '都处理完了' : '没有等您决定的补偿'} action="刷新" onAction={again} />
      )}
      {list.items.map((wish) => (
        <Wish key={wish.id} wish={wish} onDecided={again} />
      ))}
      {list.error !== null && list.error.status !== 401 && (
        <Failed error={list.error} onRetry={() => void list.more()} />
      )}
    </View>
  );
}
