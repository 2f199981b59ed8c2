import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { MallOrder } from '@/api-types';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { NO_ADDRESS, addressProblem, trimmed } from '../../address';
import { AddressForm } from '../../address-form';
import { mall } from '../../mall-api';
import type { OrderSteps } from './use-order-steps';

/** An address being written for an order: what is said about it, and sending it. */
function useAddress(order: MallOrder, steps: OrderSteps) {
  const [address, setAddress] = useState(NO_ADDRESS);
  const [asked, setAsked] = useState(false);
  const problem = addressProblem(address);

  const give = async (): Promise<boolean> => {
    setAsked(true);
    if (problem !== null) return false;
    return steps.step((token) => mall.giveAddress(token, order.orderNo, trimmed(address)));
  };
  const said = asked && problem !== null ? problem : (steps.error?.message ?? null);
  return { address, setAddress, said, give };
}

/** A gift waits for an address: the form, and the page's button. */
export function AddressCard({ order, steps }: { order: MallOrder; steps: OrderSteps }) {
  const { address, setAddress, said, give } = useAddress(order, steps);
  return (
    <>
      <View className="order__address">
        <AddressForm address={address} onChange={setAddress} locked={steps.busy} />
      </View>
      {said !== null && <Text className="order__stop">{said}</Text>}
      <PrimaryButton disabled={steps.busy} onPress={() => void give()}>
        {steps.busy ? '正在提交…' : '提交地址'}
      </PrimaryButton>
    </>
  );
}

interface AddressSheetProps {
  order: MallOrder;
  steps: OrderSteps;
  onClose: () => void;
}

/** Another address while nothing was shipped. */
export function AddressSheet({ order, steps, onClose }: AddressSheetProps) {
  const { address, setAddress, said, give } = useAddress(order, steps);
  const save = async (): Promise<void> => {
    if (await give()) onClose();
  };
  return (
    <Sheet title="改地址" onClose={steps.busy ? null : onClose}>
      <AddressForm address={address} onChange={setAddress} locked={steps.busy} />
      <Text className="order__stop">{said ?? ''}</Text>
      <ActionButton disabled={steps.busy} onPress={() => void save()}>
        {steps.busy ? '正在保存…' : '寄到这个地址'}
      </ActionButton>
    </Sheet>
  );
}
