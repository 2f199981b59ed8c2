import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import type { MallOrder, StaffMallOrder } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { asApiError } from '@/http';
import { platform } from '@/platform';
import { asStaff } from '@/session';
import { CopyButton } from '@/ui/copy-button';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Chips } from '../../chips';
import { counter } from '../../counter-api';

const CARRIERS = ['顺丰速运', '京东快递', '中通快递', '圆通速递', '韵达快递', '邮政快递'] as const;
const CANCEL_REASONS = ['礼品缺货', '地址送不到', '顾客不要了'] as const;
const TRACKING_NO = /^[A-Za-z0-9-]{4,64}$/;

/** The label of the parcel, to be read or copied whole. */
function Label({ order }: { order: StaffMallOrder }) {
  if (order.shipTo === null) return null;
  const { name, phone, region, detail } = order.shipTo;
  return (
    <View className="ship__label">
      <View className="ship__words">
        <Text className="ship__who">
          {name} {phone}
        </Text>
        <Text className="ship__where">
          {region} {detail}
        </Text>
      </View>
      <CopyButton text={`${name} ${phone} ${region}${detail}`} />
    </View>
  );
}

interface PartProps {
  busy: boolean;
  onSend: (call: (token: string) => Promise<MallOrder>) => void;
  order: MallOrder;
}

function Parcel({ busy, onSend, order }: PartProps) {
  const [carrier, setCarrier] = useState<string>(CARRIERS[0]);
  const [trackingNo, setTrackingNo] = useState('');
  const ready = TRACKING_NO.test(trackingNo.trim());
  return (
    <>
      <Text className="ship__ask">哪家快递？</Text>
      <Chips choices={CARRIERS} chosen={carrier} onChoose={setCarrier} />
      <View className="ship__field">
        <Input
          className="ship__input entry"
          name="trackingNo"
          maxlength={64}
          placeholder="快递单号"
          placeholderClass="entry-placeholder"
          value={trackingNo}
          onInput={(event) => setTrackingNo(event.detail.value)}
        />
      </View>
      <ActionButton
        disabled={busy || !ready}
        onPress={() => onSend((token) => counter.ship(token, order.orderNo, carrier, trackingNo.trim()))}
      >
        {busy ? '正在登记…' : '已寄出'}
      </ActionButton>
    </>
  );
}

function Cancel({ busy, onSend, order }: PartProps) {
  const [reason, setReason] = useState<string | null>(null);
  return (
    <>
      <Text className="ship__ask">为什么不寄了？顾客会看到，积分马上退回。</Text>
      <Chips choices={CANCEL_REASONS} chosen={reason} onChoose={setReason} />
      <View className="ship__gap" />
      <ActionButton
        disabled={busy || reason === null}
        onPress={() => onSend((token) => counter.cancelGift(token, order.orderNo, reason ?? ''))}
      >
        {busy ? '正在取消…' : '取消这笔兑换'}
      </ActionButton>
    </>
  );
}

/** One gift on its way out: its whole address, then the parcel's number, or why it cannot be sent. */
export function ShipSheet({ order, onClose }: { order: MallOrder; onClose: (changed: boolean) => void }) {
  const { loaded, reload } = useLoaded(() => asStaff((token) => counter.giftToShip(token, order.orderNo)));
  const [cancelling, setCancelling] = useState(false);
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');

  const send = async (call: (token: string) => Promise<MallOrder>): Promise<void> => {
    setBusy(true);
    setStop('');
    try {
      await asStaff(call);
      platform.signal('success');
      onClose(true);
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      platform.signal('refusal');
      setBusy(false);
    }
  };

  const Part = cancelling ? Cancel : Parcel;
  return (
    <Sheet title={order.name} onClose={busy ? null : () => onClose(stop !== '')}>
      {loaded.state === 'loading' && <LineBones widths={[60, 100, 80]} />}
      {loaded.state === 'failed' && <Failed error={loaded.error} onRetry={() => void reload()} />}
      {loaded.state === 'ready' && (
        <>
          <Label order={loaded.value} />
          <Part busy={busy} onSend={(call) => void send(call)} order={order} />
          <Text className="ship__stop">{stop}</Text>
          <ActionButton look="text" disabled={busy} onPress={() => setCancelling(!cancelling)}>
            {cancelling ? '还是寄出' : '寄不了？取消这笔'}
          </ActionButton>
        </>
      )}
    </Sheet>
  );
}
