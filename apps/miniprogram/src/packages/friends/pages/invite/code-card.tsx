import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { useLoaded } from '@/hooks/use-loaded';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { INVITATION_IMAGE_PATH } from '../../friends-api';
import { spelled } from '../../code-words';

/** The picture's address on this device; null when WeChat did not draw it. It stays the same, so one fetch will do. */
function usePicture() {
  const [kept, setKept] = useState<string | null>(null);
  const { loaded, reload } = useLoaded(async () => {
    const address = kept ?? (await asShopper((token) => platform.fetchPicture(INVITATION_IMAGE_PATH, token)));
    setKept(address);
    return address;
  });
  const picture = loaded.state === 'ready' ? loaded.value : null;
  return { picture, waiting: loaded.state === 'loading', again: reload };
}

/** My code on a piece of the stage: to be read out, copied, or scanned. */
export function CodeCard({ code }: { code: string }) {
  const { picture, waiting, again } = usePicture();
  const [large, setLarge] = useState(false);
  return (
    <View className="code">
      <View className="code__words">
        <Text className="code__label">我的邀请码</Text>
        <Text className="code__figure" userSelect>
          {spelled(code)}
        </Text>
        <View
          className="code__copy"
          hoverClass="code__copy--pressed"
          onClick={() => void platform.copy(code)}
        >
          <Text>复制邀请码</Text>
        </View>
      </View>
      {picture !== null && (
        <View className="code__side" hoverClass="code__side--pressed" onClick={() => setLarge(true)}>
          <View className="code__tile">
            <Image className="code__picture" src={picture} mode="scaleToFill" />
          </View>
          <Text className="code__hint">点开给朋友扫</Text>
        </View>
      )}
      {picture === null && (
        <View className="code__side" onClick={waiting ? undefined : () => void again()}>
          <View className={`code__tile ${waiting ? 'code__tile--bone' : 'code__tile--empty'}`}>
            {!waiting && (
              <View className="code__none">
                <View>没画出来</View>
                <View>点一下再试</View>
              </View>
            )}
          </View>
          <Text className="code__hint">{waiting ? '正在画小程序码' : '左边的码照样能用'}</Text>
        </View>
      )}
      {large && picture !== null && (
        <Sheet title="请朋友用微信扫一扫" onClose={() => setLarge(false)}>
          <View className="code__large">
            <Image className="code__picture" src={picture} mode="scaleToFill" showMenuByLongpress />
          </View>
          <Text className="code__large-hint">扫开先看到规则，朋友点「接受邀请」才算数。长按图片可以保存</Text>
          <ActionButton look="quiet" onPress={() => void platform.copy(code)}>
            {`复制邀请码 ${spelled(code)}`}
          </ActionButton>
        </Sheet>
      )}
    </View>
  );
}
