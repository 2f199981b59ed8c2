import { View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { Bar, LineBones } from '@/ui/skeleton';

/** The page while it loads, in the shape of what comes. */
export function InviteBones() {
  return (
    <>
      <View className="code">
        <View className="code__words">
          <View className="code__bone code__bone--label" />
          <View className="code__bone code__bone--figure" />
          <View className="code__bone code__bone--label" />
        </View>
        <View className="code__tile code__tile--bone" />
      </View>
      <Card>
        <Bar width={56} tall />
        <LineBones widths={[100, 92, 100, 84, 64]} />
      </Card>
      <Card title="我邀请的朋友">
        <LineBones widths={[40, 88, 40, 76]} />
      </Card>
    </>
  );
}
