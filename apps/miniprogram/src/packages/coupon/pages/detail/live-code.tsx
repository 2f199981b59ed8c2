import { useEffect } from 'react';
import { Text, View } from '@tarojs/components';
import type { CouponDetail } from '@/api-types';
import { groupCode } from '@/format';
import { useShown } from '@/hooks/use-now';
import { platform } from '@/platform';
import { ActionButton } from '@/ui/primary-button';
import { QrCode } from '@/ui/qr-code';
import { useCouponToken, type LiveToken } from './use-coupon-token';
import './live-code.scss';

function Below({ live }: { live: LiveToken }) {
  if (live.token === null && live.error !== null) return null;
  return (
    <>
      <View className="code__track">
        <View className="code__left" style={{ transform: `scaleX(${live.part})` }} />
      </View>
      <Text className="code__hint">
        {live.token === null ? '正在准备二维码…' : `请让店员扫码，${live.seconds} 秒后自动更新`}
      </Text>
    </>
  );
}

/** The QR code that changes every minute, and the 12 digits for when the camera fails. */
export function LiveCode({ coupon }: { coupon: CouponDetail }) {
  const live = useCouponToken(coupon.id);

  const shown = useShown();

  useEffect(() => {
    platform.keepAwake(shown);
    return () => platform.keepAwake(false);
  }, [shown]);

  return (
    <View className="code">
      <View className={`code__sheet ${live.token === null ? 'code__sheet--off' : ''}`}>
        {live.token !== null && <QrCode text={live.token} />}
        {live.token === null && live.error === null && <View className="code__bone" />}
        {live.token === null && live.error !== null && (
          <View className="code__failed">
            <Text className="code__failed-text">二维码没有更新成功：{live.error.message}</Text>
            <View className="code__retry">
              <ActionButton look="quiet" small onPress={live.retry}>
                重新获取
              </ActionButton>
            </View>
          </View>
        )}
      </View>
      <Below live={live} />
      <Text className="code__digits">{groupCode(coupon.code)}</Text>
      <Text className="code__hint">扫不出来？把券码读给店员</Text>
    </View>
  );
}
