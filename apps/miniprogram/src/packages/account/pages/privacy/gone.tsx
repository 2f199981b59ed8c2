import { Text, View } from '@tarojs/components';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { openArchive } from '@/ways';

/** The account is no more. */
export function Gone() {
  return (
    <View className="page page--spaced page--pinned privacy">
      <PageTitle title="隐私" />
      <View className="gone">
        <View className="gone__stage" />
        <Text className="gone__title">已经注销了</Text>
        <Text className="gone__text">谢谢您陪我们走过的这一段。哪天想回来，门还开着，从第一单重新开始。</Text>
      </View>
      <PrimaryButton onPress={openArchive}>回到首页</PrimaryButton>
    </View>
  );
}
