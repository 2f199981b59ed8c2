import { useEffect } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useShown } from '@/hooks/use-now';
import { STAFF_LOGIN_PAGE, asStaff, signOutStaff, signedInStaff, staffMay } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { Way, Ways } from '@/ui/way';
import { counter } from '../../counter-api';
import { openGifts, openStaffAccount, openStaffTickets } from '../../desk';
import { CounterPart } from './counter-part';
import { Who } from './who';
import './index.scss';

function leave(): void {
  signOutStaff();
  void Taro.redirectTo({ url: STAFF_LOGIN_PAGE });
}

/** For who does not stand at a counter: what this page has for them. */
function NoCounter() {
  // Nothing else of this page asks the API: a session that ended elsewhere is noticed here.
  useEffect(() => {
    void asStaff((token) => counter.me(token)).catch(() => undefined);
  }, []);
  return (
    <Card>
      <Text className="counter__none">这个账号不核销。售后在「售后工单」，登录和密码在「我的账号」。</Text>
    </Card>
  );
}

/** The counter 核销台, by what the role may do: a cashier verifies, a manager undoes and ships besides, an agent does neither. */
export default function StaffHomePage() {
  // Drawn again when shown: the session may have come meanwhile.
  useShown();
  const staff = signedInStaff();
  // Without a session the counter's first question leads to the login page.
  const verifies = staff === null || staffMay('coupon.verify');
  return (
    <View className="page counter">
      <PageTitle title="核销台" home="/pages/me/index" />
      <Who staff={staff} />
      {verifies ? <CounterPart /> : <NoCounter />}
      <Ways>
        {staffMay('care.answer') && (
          <Way name="售后工单" hint="回复顾客，看谁在等" onPress={openStaffTickets} />
        )}
        {staffMay('gift.ship') && <Way name="待寄礼品" hint="积分商城兑换的礼品" onPress={openGifts} />}
        <Way name="我的账号" hint="密码、动态验证码、登录中的设备" onPress={openStaffAccount} />
      </Ways>
      <View className="counter__leave">
        <ActionButton look="text" onPress={leave}>
          换班退出
        </ActionButton>
      </View>
    </View>
  );
}
