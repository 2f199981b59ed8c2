import { View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { LineBones } from '@/ui/skeleton';

/** My points while they load, in the shape of what comes. */
export function PointsBones() {
  return (
    <>
      <View className="purse">
        <View className="purse__bone" style={{ width: '28%' }} />
        <View className="purse__bone purse__bone--figure" />
        <View className="purse__bone" style={{ width: '36%' }} />
      </View>
      <Card title="什么时候过期">
        <LineBones widths={[100, 100]} />
      </Card>
      <Card title="积分明细">
        <LineBones widths={[30, 84, 60, 84, 52]} />
      </Card>
    </>
  );
}
