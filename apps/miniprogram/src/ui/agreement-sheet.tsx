import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { platform } from '../platform';
import { AGREE_BUTTON } from '../platform/types';
import { ActionButton } from './primary-button';
import { Sheet } from './sheet';
import './agreement-sheet.scss';

const USED = [
  { what: '微信身份', why: '认出您，让券和积分只归您' },
  { what: '手机号', why: '您点了才给：找回旧订单，有事联系得到您' },
  { what: '头像、昵称', why: '您愿意才填：在您的页面和到店核销时认出您' },
  { what: '地址、剪贴板', why: '您用到时才读：寄礼品、复制单号' },
] as const;

interface AgreementSheetProps {
  /** What follows on agreeing: '登录', '继续'. */
  next: string;
  onAnswer: (agreed: boolean) => void;
}

async function readGuide(): Promise<void> {
  if (!(await platform.openGuide()))
    await Taro.showToast({ title: '在微信里打开，可以看到全文', icon: 'none' });
}

/** The privacy agreement: what is used and what for, before anything is; the button tells WeChat as well. */
export function AgreementSheet({ next, onAnswer }: AgreementSheetProps) {
  const [agreed, setAgreed] = useState(false);
  const native = platform.agreeOpenType !== undefined;

  const agree = (): void => {
    // The tap and WeChat's own event may both arrive.
    if (agreed) return;
    setAgreed(true);
    platform.agreed();
    onAnswer(true);
  };

  return (
    <Sheet title="先和您说清楚" onClose={() => onAnswer(false)}>
      <Text className="agreement__lead">我们只用服务您需要的资料，每一样用来做什么，都写在这里。</Text>
      <View className="agreement__list">
        {USED.map(({ what, why }) => (
          <View className="agreement__row" key={what}>
            <Text className="agreement__what">{what}</Text>
            <Text className="agreement__why">{why}</Text>
          </View>
        ))}
      </View>
      <View
        className="agreement__guide"
        hoverClass="agreement__guide--pressed"
        onClick={() => void readGuide()}
      >
        <Text>查看《用户隐私保护指引》全文</Text>
        <View className="card__chevron" />
      </View>
      <ActionButton
        id={AGREE_BUTTON}
        openType={platform.agreeOpenType}
        onAgree={agree}
        onPress={native ? undefined : agree}
      >
        {`同意并${next}`}
      </ActionButton>
      <ActionButton look="text" onPress={() => onAnswer(false)}>
        先不同意
      </ActionButton>
      <Text className="agreement__foot">同意过的，随时可以在「我的 · 设置 · 隐私」里收回</Text>
    </Sheet>
  );
}
