import { Text, View } from '@tarojs/components';
import type { Archive, Profile } from '@/api-types';
import { yuan } from '@/format';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { openProfile } from '@/ways';

/** The person and three figures of theirs. @param profile null while it is not known */
export function PersonHead({ archive, profile }: { archive: Archive; profile: Profile | null }) {
  const { totals, usableCoupons } = archive;
  const nickname = profile?.nickname ?? archive.person.nickname;
  const figures = [
    { label: '返场', figure: String(totals.repurchases), unit: '次' },
    { label: '为您节省', figure: yuan(totals.savedFen), unit: '' },
    { label: '可用券', figure: String(usableCoupons), unit: '张' },
  ];
  return (
    <Card>
      <View className="me__head" hoverClass="me__head--pressed" onClick={openProfile}>
        <Avatar name={nickname} picture={profile?.avatar} size="large" />
        <View className="me__words">
          <Text className="me__name">{nickname}</Text>
          <Text className="me__brand">{archive.brandName}的老朋友</Text>
        </View>
        <View className="card__chevron" />
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
