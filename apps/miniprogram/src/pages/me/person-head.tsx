import { Text, View } from '@tarojs/components';
import type { Archive } from '@/api-types';
import { yuan } from '@/format';
import { Card } from '@/ui/card';
import { Avatar } from '@/ui/stage-header';

/** The person and three figures of theirs. */
export function PersonHead({ archive }: { archive: Archive }) {
  const { person, totals, usableCoupons } = archive;
  const figures = [
    { label: '返场', figure: String(totals.repurchases), unit: '次' },
    { label: '为您节省', figure: yuan(totals.savedFen), unit: '' },
    { label: '可用券', figure: String(usableCoupons), unit: '张' },
  ];
  return (
    <Card>
      <View className="me__head">
        <Avatar name={person.nickname} large />
        <View>
          <Text className="me__name">{person.nickname}</Text>
          <Text className="me__brand">{archive.brandName}的老朋友</Text>
        </View>
      </View>
      <View className="me__figures">
        {figures.map(({ label, figure, unit }) => (
          <View className="me__figure" key={label}>
            <View>
              <Text className="me__number">{figure}</Text>
              <Text className="me__unit">{unit}</Text>
            </View>
            <Text className="me__label">{label}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}
