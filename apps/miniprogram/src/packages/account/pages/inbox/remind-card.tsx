import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Subscription } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { platform } from '@/platform';
import { newRequestKey } from '@/request-key';
import { asShopper } from '@/session';
import { account } from '../../account-api';

/** WeChat lets us ask for this many at once. */
const AT_ONCE = 3;

const TITLE: Record<Subscription['name'], string> = {
  order: '订单进度通知',
  benefit: '权益到期提醒',
  service: '服务通知',
};

/** How often we may still write, in words. */
function allowed(templates: readonly Subscription[]): string {
  const least = Math.min(...templates.map(({ left }) => left));
  return least > 0 ? `还能提醒 ${least} 次，再点一次多留一次` : '券快到期、订单有动静，在微信里说一声';
}

/** 订阅提醒: one tap lets us write once for each kind. Says nothing where no template is set up. */
export function RemindCard() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => account.subscriptions(token)));
  const [said, setSaid] = useState<string | null>(null);
  if (loaded.state !== 'ready' || loaded.value.templates.length === 0) return null;
  const templates = loaded.value.templates.slice(0, AT_ONCE);

  // WeChat asks only first thing in a tap: nothing may be awaited before.
  const ask = async (): Promise<void> => {
    const results = await platform.askSubscriptions(
      templates.map(({ name, templateId }) => ({ id: templateId, title: TITLE[name] })),
    );
    if (Object.keys(results).length === 0) {
      setSaid('微信没有弹出询问窗，可以在右上角设置里打开通知');
      return;
    }
    const key = newRequestKey('s');
    const taken = await asShopper((token) => account.subscribed(token, key, results)).then(
      () => true,
      () => false,
    );
    const allowedIds = Object.keys(results).filter((id) => results[id] === 'accept');
    const accepted = allowedIds.length > 0;
    if (taken && accepted && !platform.tellsOfAccepts) {
      // Without a sandbox there is nobody to tell, and the page's word has counted already.
      await asShopper((token) => account.allowedHere(token, allowedIds)).catch(() => undefined);
    }
    if (!taken) setSaid('没有记下来，请再点一次');
    else setSaid(accepted ? '记下了，有动静就告诉您' : '好的，不打扰您，消息都在这里');
    await reload();
  };

  return (
    <View className="remind">
      <View className="remind__words">
        <Text className="remind__title">订阅提醒</Text>
        <Text className="remind__text">{said ?? allowed(templates)}</Text>
      </View>
      <View className="remind__go" hoverClass="remind__go--pressed" onClick={() => void ask()}>
        <Text>提醒我</Text>
      </View>
    </View>
  );
}
