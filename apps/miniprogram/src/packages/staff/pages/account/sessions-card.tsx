import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OwnSession } from '@/api-types';
import { serverTime } from '@/clock';
import { dayName, timeText } from '@/format';
import { Card } from '@/ui/card';
import { counter } from '../../counter-api';
import { useStep } from '../../use-step';

async function sure(session: OwnSession): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title: '让这台设备退出？',
    content: `${session.device ?? '没有报名字的设备'}要重新登录才能再用。`,
    confirmText: '退出它',
    cancelText: '再想想',
    confirmColor: '#B5301D',
    cancelColor: '#231C18',
  });
  return confirm;
}

/** 登录中的设备: where this account is logged in; a lost tablet is shut out with one tap. */
export function SessionsCard({
  sessions,
  onEnded,
}: {
  sessions: readonly OwnSession[];
  onEnded: () => void;
}) {
  const step = useStep();
  const nowMs = serverTime();

  const end = async (session: OwnSession): Promise<void> => {
    if (!(await sure(session))) return;
    if (await step.send((token) => counter.endSession(token, session.id))) onEnded();
  };

  return (
    <Card title="登录中的设备" className="devices">
      {sessions.map((session) => (
        <View className="devices__row" key={session.id}>
          <View className="devices__words">
            <Text className="devices__name">{session.device ?? '没有报名字的设备'}</Text>
            <Text className="devices__note">
              {session.shopName} · {dayName(session.usedAt, nowMs)} {timeText(session.usedAt)}
            </Text>
          </View>
          {session.isThis ? (
            <Text className="devices__this">这台</Text>
          ) : (
            <View
              className={`devices__end ${step.busy ? 'devices__end--busy' : ''}`}
              hoverClass="devices__end--pressed"
              onClick={step.busy ? undefined : () => void end(session)}
            >
              <Text>退出</Text>
            </View>
          )}
        </View>
      ))}
      {step.stop !== '' && <Text className="staff-account__stop">{step.stop}</Text>}
    </Card>
  );
}
