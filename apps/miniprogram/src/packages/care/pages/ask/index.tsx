import { useRef, useState } from 'react';
import { Text, Textarea, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { OrderCard, TicketKind } from '@/api-types';
import { KINDS } from '@/care-words';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { useShots } from '@/hooks/use-shots';
import { asApiError, NETWORK } from '@/http';
import { newRequestKey } from '@/request-key';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { ItemPicture } from '@/ui/item-picture';
import { PageTitle } from '@/ui/page-title';
import { PhotoPicker, type Shot } from '@/ui/photo-picker';
import { PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { ME_PAGE } from '@/ways';
import { tickets } from '../../tickets-api';
import './index.scss';

const MOST_PHOTOS = 6;
const MOST_WORDS = 1_000;
/** Orders shown before the rest is asked for. */
const FEW = 3;

function OrderChoice({ order, isOn, onTap }: { order: OrderCard; isOn: boolean; onTap: () => void }) {
  return (
    <View
      className={`which ${isOn ? 'which--on' : ''}`}
      ariaRole="radio"
      ariaLabel={`${order.title}${isOn ? '，已选' : ''}`}
      onClick={onTap}
    >
      <ItemPicture name={order.picture} kind="gift" size="small" />
      <View className="which__words">
        <Text className="which__title">{order.title}</Text>
        <Text className="which__line">
          {dayText(order.placedAt, serverTime())} · {order.items} 件 · {order.stageText}
        </Text>
      </View>
      <View className="which__dot" />
    </View>
  );
}

/** Which order it is about: the ones just bought, then all of them, or none. */
function WhichOrder({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const list = usePaged((cursor) => asShopper((token) => tickets.orders(token, cursor)));
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? list.items : list.items.filter(({ id }, n) => n < FEW || id === chosen);
  const hasMore = list.state === 'idle' || list.items.length > shown.length;
  const more = (): void => {
    if (isWhole) void list.more();
    setIsWhole(true);
  };
  return (
    <Card title="哪一单？">
      {list.items.length === 0 && list.state === 'first' && <LineBones widths={[90, 70, 84]} />}
      {shown.map((order) => (
        <OrderChoice
          key={order.id}
          order={order}
          isOn={order.id === chosen}
          onTap={() => onChoose(order.id)}
        />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {hasMore && (
        <View className="which__more" onClick={more}>
          更早的订单
        </View>
      )}
      <View
        className={`which which--none ${chosen === null ? 'which--on' : ''}`}
        ariaRole="radio"
        onClick={() => onChoose(null)}
      >
        <Text className="which__title">和订单没有关系</Text>
        <View className="which__dot" />
      </View>
    </Card>
  );
}

function WhatKind({ chosen, onChoose }: { chosen: TicketKind; onChoose: (kind: TicketKind) => void }) {
  return (
    <View className="kinds">
      {KINDS.map(({ kind, name, hint }) => (
        <View
          key={kind}
          className={`kinds__one ${kind === chosen ? 'kinds__one--on' : ''}`}
          ariaRole="radio"
          ariaLabel={`${name}${kind === chosen ? '，已选' : ''}`}
          onClick={() => onChoose(kind)}
        >
          <Text className="kinds__name">{name}</Text>
          <Text className="kinds__hint">{hint}</Text>
        </View>
      ))}
    </View>
  );
}

/** Asks after-sales 发起售后: which order, what is wrong, photos; then the conversation goes on. */
export default function AskPage() {
  const { order } = useRouter().params;
  const [orderId, setOrderId] = useState<string | null>(
    order === undefined ? null : decodeURIComponent(order),
  );
  const [kind, setKind] = useState<TicketKind>('question');
  const [words, setWords] = useState('');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState<string | null>(null);
  const [isStranger, setIsStranger] = useState(false);
  const key = useRef<string | null>(null);
  const photos = useShots(setShots, (address) => asShopper((token) => tickets.photo(token, address)));

  const ask = async (): Promise<void> => {
    if (busy) return;
    if (shots.some(({ state }) => state === 'sending')) return setStop('照片还在上传，稍等一下');
    const sent = shots.flatMap(({ photo }) => (photo === null ? [] : [photo.photoNo]));
    if (words.trim() === '' && sent.length === 0) return setStop('说一句怎么了，或者拍一张照片');
    setBusy(true);
    setStop(null);
    const requestKey = (key.current ??= newRequestKey('t'));
    try {
      const { ticket } = await asShopper((token) =>
        tickets.open(token, { requestKey, kind, orderId, words: words.trim(), photos: sent }),
      );
      // Back leads to where one came from, not to the form.
      void Taro.redirectTo({
        url: `/packages/care/pages/ticket/index?no=${encodeURIComponent(ticket.ticketNo)}`,
      });
    } catch (thrown) {
      const error = asApiError(thrown);
      // Without an answer only the same request may be asked again.
      const isLost = error.code === NETWORK || error.status >= 500;
      if (!isLost) key.current = null;
      if (error.status === 401) setIsStranger(true);
      setStop(isLost ? '没收到结果，请再点一次，不会重复' : error.message);
    } finally {
      setBusy(false);
    }
  };

  if (isStranger) return <SignIn onDone={() => setIsStranger(false)} />;
  return (
    <View className="page page--spaced page--pinned ask">
      <PageTitle title="发起售后" home={ME_PAGE} />
      <WhichOrder chosen={orderId} onChoose={setOrderId} />
      <Card title="怎么了？">
        <WhatKind chosen={kind} onChoose={setKind} />
        <Textarea
          className="ask__field"
          name="words"
          maxlength={MOST_WORDS}
          placeholder="说说情况，越具体越快"
          placeholderClass="ask__placeholder"
          value={words}
          onInput={({ detail }) => setWords(detail.value)}
        />
      </Card>
      <Card title="拍给我们看" more="可以不拍">
        <PhotoPicker
          shots={shots}
          most={MOST_PHOTOS}
          onAdd={() => photos.add(MOST_PHOTOS - shots.length)}
          onRemove={photos.remove}
          onRetry={(which) => photos.retry(which, shots.find((shot) => shot.key === which)?.address ?? '')}
        />
      </Card>
      {stop !== null && <Text className="ask__stop">{stop}</Text>}
      <PrimaryButton disabled={busy} onPress={() => void ask()}>
        {busy ? '正在提交…' : '提交'}
      </PrimaryButton>
    </View>
  );
}
