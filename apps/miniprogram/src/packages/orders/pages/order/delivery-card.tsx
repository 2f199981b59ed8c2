import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Delivery, Parcel } from '@/api-types';
import { momentText } from '@/format';
import { Card } from '@/ui/card';
import { CopyButton } from '@/ui/copy-button';
import { Phrases } from '@/ui/phrases';
import { deliveryLine } from '../../delivery-words';

const FEW = 2;

function Stages({ delivery }: { delivery: Delivery }) {
  return (
    <View className="road">
      {delivery.stages.map((one, index) => (
        <View className={`road__stop road__stop--${one.state}`} key={one.stage}>
          {index > 0 && <View className="road__line" />}
          <View className="road__dot">{one.state === 'done' && <View className="road__tick" />}</View>
          <Text className="road__name">{one.text}</Text>
        </View>
      ))}
    </View>
  );
}

function Moves({ parcel, nowMs }: { parcel: Parcel; nowMs: number }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? parcel.moves : parcel.moves.slice(0, FEW);
  return (
    <View className="moves">
      <View className="moves__head">
        <Text className="moves__carrier">{parcel.carrier ?? '快递'}</Text>
        <Text className="moves__number">{parcel.trackingNo}</Text>
        <CopyButton text={parcel.trackingNo}>复制单号</CopyButton>
      </View>
      {shown.map((move) => (
        <View className="moves__move" key={`${move.at} ${move.text}`}>
          <View className="moves__dot" />
          <Text className="moves__text">
            {move.place === null ? '' : `【${move.place}】`}
            {move.text}
          </Text>
          <Text className="moves__at">{momentText(move.at, nowMs)}</Text>
        </View>
      ))}
      {parcel.moves.length > FEW && (
        <View className="moves__more" onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `全部 ${parcel.moves.length} 条`}
        </View>
      )}
    </View>
  );
}

/** The delivery card 物流卡: how far, until when, and what the carriers say. */
export function DeliveryCard({ delivery, nowMs }: { delivery: Delivery; nowMs: number }) {
  const isTrouble = delivery.isHeldUp || delivery.isLate;
  return (
    <Card>
      <View className={`delivery__line ${isTrouble ? 'delivery__line--trouble' : ''}`}>
        <Phrases text={deliveryLine(delivery, nowMs)} />
      </View>
      {delivery.stage !== null && <Stages delivery={delivery} />}
      {delivery.parcels.map((parcel) => (
        <Moves key={parcel.trackingNo} parcel={parcel} nowMs={nowMs} />
      ))}
    </Card>
  );
}
