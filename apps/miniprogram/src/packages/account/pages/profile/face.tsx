import { useState } from 'react';
import { Button, Text, View } from '@tarojs/components';
import type { Profile } from '@/api-types';
import { platform } from '@/platform';
import { Avatar } from '@/ui/avatar';
import { useChange } from './use-change';

/** Longest base64 the API takes: 200 KB of picture. */
const LONGEST = Math.ceil((200 * 1024) / 3) * 4;

/** The face, which is itself the button to change it. */
export function Face({ profile, onChanged }: { profile: Profile; onChanged: () => void }) {
  const change = useChange(onChanged);
  const [chosen, setChosen] = useState<string | null>(null);

  const take = async (address: string | null): Promise<void> => {
    if (address === null || address === '') return;
    const avatar = await platform.readAvatar(address);
    if (avatar === null) return change.refuse('这张图片打不开，换一张试试');
    if (avatar.data.length > LONGEST) return change.refuse('这张图片太大了，换一张小一点的');
    setChosen(`data:${avatar.type};base64,${avatar.data}`);
    if (!(await change.send({ avatar }))) setChosen(null);
  };

  const native = platform.avatarOpenType !== undefined;
  return (
    <View className="face">
      <Button
        className="face__button"
        hoverClass={change.busy ? 'none' : 'face__button--pressed'}
        openType={change.busy ? undefined : platform.avatarOpenType}
        onClick={native || change.busy ? undefined : () => void platform.pickAvatar().then(take)}
        onChooseAvatar={(event) => void take((event.detail as { avatarUrl?: string }).avatarUrl ?? null)}
      >
        <Avatar name={profile.nickname} picture={chosen ?? profile.avatar} size="huge" />
        <View className="face__badge">
          <View className="face__lens" />
        </View>
      </Button>
      <Text className={`face__note ${change.stop === '' ? '' : 'face__note--stop'}`}>
        {change.stop !== '' ? change.stop : change.busy ? '正在换…' : '点一下换头像'}
      </Text>
    </View>
  );
}
