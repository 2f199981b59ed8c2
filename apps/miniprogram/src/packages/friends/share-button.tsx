import Taro from '@tarojs/taro';
import { platform } from '@/platform';
import { ActionButton } from '@/ui/primary-button';

interface ShareButtonProps {
  children: string;
  /** Of the page the link leads to. In WeChat the page itself says it, with `useShareAppMessage`. */
  path: string;
  look?: 'primary' | 'quiet';
}

async function copyLink(path: string): Promise<void> {
  const copied = await platform.share(path);
  await Taro.showToast({
    title: copied ? '链接已复制，发给朋友吧' : '请在右上角菜单里发给朋友',
    icon: 'none',
  });
}

/** Gives the page to a friend: WeChat's own window, or the link where there is none. */
export function ShareButton({ children, path, look = 'primary' }: ShareButtonProps) {
  const native = platform.shareOpenType;
  return (
    <ActionButton
      look={look}
      openType={native}
      onPress={native === undefined ? () => void copyLink(path) : undefined}
    >
      {children}
    </ActionButton>
  );
}
