import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Address, MallItemDetail } from '@/api-types';
import { pointsAfter, pointsText } from '@/format';
import { KeyValue } from '@/ui/key-value';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { addressProblem, trimmed } from '../../address';
import { AddressForm } from '../../address-form';
import { ItemPicture } from '@/ui/item-picture';
import type { Redeeming } from './use-redeem';

interface RedeemSheetProps {
  item: MallItemDetail;
  redeeming: Redeeming;
  /** Kept by the page: a sheet closed and opened again must be about the same request. */
  address: Address;
  onAddress: (address: Address) => void;
  onConfirm: (address: Address | null) => void;
  onClose: () => void;
}

/** One last look before points are spent; for a gift also where to send it. */
export function RedeemSheet({ item, redeeming, address, onAddress, onConfirm, onClose }: RedeemSheetProps) {
  const [asked, setAsked] = useState(false);
  const gift = item.kind === 'gift';
  const { busy, lost, refused } = redeeming;
  const problem = gift ? addressProblem(address) : null;

  const confirm = (): void => {
    setAsked(true);
    if (problem === null) onConfirm(gift ? trimmed(address) : null);
  };

  const said = lost
    ? '没收到结果，请再点一次，不会重复兑换'
    : (refused?.message ?? (asked && !busy ? problem : null));
  return (
    <Sheet title="确认兑换" onClose={busy ? null : onClose}>
      <View className="redeem__head">
        <ItemPicture name={item.picture} kind={item.kind} size="small" />
        <View className="redeem__words">
          <Text className="redeem__name">{item.name}</Text>
          <Text className="redeem__price">{pointsText(item.points)} 积分</Text>
        </View>
      </View>
      {gift && <AddressForm address={address} onChange={onAddress} locked={busy || lost} />}
      <View className="redeem__sum">
        <KeyValue
          rows={[
            { label: '可用积分', value: pointsText(item.balance) },
            { label: '兑换后剩余', value: pointsAfter(item.balance, item.points) },
          ]}
        />
      </View>
      <Text className={`redeem__note ${said === null ? '' : 'redeem__note--stop'}`}>
        {said ?? (gift ? '提交后请留意发货，寄出前可以取消' : '兑换后券马上放进券包')}
      </Text>
      <ActionButton disabled={busy} onPress={confirm}>
        {busy ? '正在兑换…' : `用 ${pointsText(item.points)} 积分兑换`}
      </ActionButton>
    </Sheet>
  );
}
