import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Staff } from '@/api-types';
import { staffPlaces } from '@/session';
import { Sheet } from '@/ui/sheet';
import { Way, Ways } from '@/ui/way';
import { openOtherShop } from '../../desk';
import { roleName } from '../../role-words';

/** Where I stand and as whom; who works in several shops changes them here. */
export function Who({ staff }: { staff: Staff | null }) {
  const [choosing, setChoosing] = useState(false);
  const others = staffPlaces().filter(({ shopId }) => shopId !== staff?.shopId);
  const may = others.length > 0;
  return (
    <View className="counter__who">
      <View
        className="counter__place"
        hoverClass={may ? 'counter__row--pressed' : 'none'}
        onClick={may ? () => setChoosing(true) : undefined}
      >
        <Text className="counter__shop">{staff?.shopName ?? ''}</Text>
        {may && <Text className="counter__change">换门店</Text>}
      </View>
      <Text className="counter__name">{staff === null ? '' : `${staff.name} · ${roleName(staff)}`}</Text>
      {choosing && (
        <Sheet title="去哪家门店？" onClose={() => setChoosing(false)}>
          <Ways>
            {others.map((place) => (
              <Way
                key={place.shopId}
                name={place.shopName}
                hint={roleName(place)}
                onPress={() => openOtherShop(place)}
              />
            ))}
          </Ways>
          <Text className="counter__sheet-note">换过去要再登录一次，核销会记在那家门店</Text>
        </Sheet>
      )}
    </View>
  );
}
