import Taro from '@tarojs/taro';

/** Asks as WeChat's own sheet would. @returns true for the second button */
export async function ask(title: string, content: string, yes: string, no: string): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title,
    content,
    confirmText: yes,
    cancelText: no,
    confirmColor: '#B5301D',
    cancelColor: '#231C18',
  });
  return confirm;
}
