import { Text, View } from '@tarojs/components';
import type { Archive, HeldMemberPrice } from '@/api-types';
import { dayText, discount, usableUntil, yuan } from '@/format';
import { Avatar } from '@/ui/avatar';
import { StageHeader } from '@/ui/stage-header';

function since(archive: Archive, nowMs: number): string {
  const { firstPaidAt, days } = archive.totals;
  if (firstPaidAt === null) return '';
  const walked = days === null || days < 1 ? '' : `，${days} 天`;
  return `从 ${dayText(firstPaidAt, nowMs)}的第一单算起${walked}`;
}

function MemberPlaque({ price, nowMs }: { price: HeldMemberPrice; nowMs: number }) {
  return (
    <View className="archive__price">
      <Text>
        {price.name} {discount(price.rateBasisPoints)}
      </Text>
      {price.until !== null && (
        <Text className="archive__price-until">{usableUntil(price.until, nowMs)}</Text>
      )}
    </View>
  );
}

/** The stage header of the archive: who, how much bought, how much saved, since when. */
export function Stage({ archive, nowMs }: { archive: Archive; nowMs: number }) {
  const { totals, person } = archive;
  const encore = totals.repurchases > 0 ? ` · 第 ${totals.repurchases} 次返场` : '';
  return (
    <StageHeader
      who={
        <>
          <Avatar name={person.nickname} />
          <Text>
            {person.nickname}
            {encore}
          </Text>
        </>
      }
    >
      {totals.orders === 0 ? (
        <View className="archive__headline">
          <Text className="archive__line">欢迎来到{archive.brandName}</Text>
          <Text className="archive__since">买下第一单，您的故事就从这里开场</Text>
        </View>
      ) : (
        <>
          <View className="archive__headline">
            <View className="archive__line">
              <Text>您已在我们这里购买</Text>
              <Text className="archive__figure">{totals.items}</Text>
              <Text>件</Text>
            </View>
            <View className="archive__line">
              <Text>累计为您节省</Text>
              <Text className="archive__figure">{yuan(totals.savedFen)}</Text>
            </View>
          </View>
          <Text className="archive__since">{since(archive, nowMs)}</Text>
        </>
      )}
      {archive.memberPrice !== null && <MemberPlaque price={archive.memberPrice} nowMs={nowMs} />}
    </StageHeader>
  );
}
