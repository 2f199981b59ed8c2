import type { ReactNode } from 'react';
import { Image, Text, Video, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Message } from '../api-types';
import { momentText } from '../format';
import type { Saying } from '../hooks/use-saying';
import { drawing } from './drawings';
import './talk.scss';

/** After how long a silence the time is said again. */
const SILENCE_MS = 5 * 60_000;

interface TalkProps {
  messages: readonly Message[];
  sayings: readonly Saying[];
  /** Who reads: their own words stand on the right. */
  reader: 'shopper' | 'agent';
  nowMs: number;
  onAgain: (key: string) => void;
}

const isMine = ({ by }: Message, reader: TalkProps['reader']): boolean => by === reader;

function show(address: string, all: readonly string[]): void {
  void Taro.previewImage({ current: address, urls: [...all] }).catch(() => undefined);
}

function Photos({ addresses, hidden }: { addresses: readonly string[]; hidden: number }) {
  if (addresses.length + hidden === 0) return null;
  return (
    <View className="said__photos">
      {addresses.map((address) => (
        <Image
          key={address}
          className="said__photo"
          src={address}
          mode="aspectFill"
          ariaLabel="照片，点开看大图"
          onClick={() => show(address, addresses)}
        />
      ))}
      {hidden > 0 && (
        <View className="said__photo said__photo--hidden">
          <Text>{hidden} 张审核中</Text>
        </View>
      )}
    </View>
  );
}

/** A picture of a prepared answer: an address, or one of our drawings. */
function Prepared({ picture, video }: Pick<Message, 'picture' | 'video'>) {
  const isAddress = picture?.startsWith('https://') ?? false;
  return (
    <>
      {picture !== null && (
        <Image
          className="said__picture"
          src={isAddress ? picture : drawing(picture, 'gift')}
          mode={isAddress ? 'widthFix' : 'aspectFit'}
        />
      )}
      {video !== null && <Video className="said__video" src={video} />}
    </>
  );
}

/** What stands in place of words one may not read. */
function unreadable({ text, state, photos, picture }: Message): string | null {
  if (text !== null || photos.length > 0 || picture !== null) return null;
  return state === 'checking' ? '正在审核…' : '这条内容没有通过审核';
}

function markOf({ by, state, name }: Message, reader: TalkProps['reader']): string | null {
  if (state === 'refused') return reader === by ? '未通过审核，对方看不到' : '未通过审核';
  if (state === 'held' && reader === 'agent' && by === 'shopper') return '未经审核';
  if (by === 'note') return `${name ?? '同事'} · 内部备注，顾客看不到`;
  if (by === 'agent') return name;
  return null;
}

function Said({ message, reader }: { message: Message; reader: TalkProps['reader'] }) {
  const { by, text, photos } = message;
  if (by === 'system') {
    return (
      <View className="said said--system">
        <Text className="said__system">{text}</Text>
      </View>
    );
  }
  const side =
    by === 'note' || isMine(message, reader) || (reader === 'agent' && by === 'auto') ? 'mine' : 'theirs';
  const addresses = photos.flatMap(({ path }) => (path === null ? [] : [API_BASE + path]));
  const mark = markOf(message, reader);
  const gone = unreadable(message);
  return (
    <View className={`said said--${side} said--by-${by}`}>
      {mark !== null && <Text className="said__mark">{mark}</Text>}
      {(text !== null || gone !== null) && (
        <View className="said__bubble">
          <Text className={gone === null ? '' : 'said__gone'} userSelect>
            {text ?? gone}
          </Text>
          <Prepared picture={message.picture} video={message.video} />
        </View>
      )}
      <Photos addresses={addresses} hidden={photos.length - addresses.length} />
    </View>
  );
}

function Unsent({ saying, onAgain }: { saying: Saying; onAgain: (key: string) => void }) {
  const { key, words, shots, state, said } = saying;
  return (
    <View
      className="said said--mine said--unsent"
      onClick={state === 'sending' ? undefined : () => onAgain(key)}
    >
      {words !== '' && (
        <View className="said__bubble">
          <Text>{words}</Text>
        </View>
      )}
      <Photos addresses={shots.flatMap(({ address }) => (address === null ? [] : [address]))} hidden={0} />
      <Text className={`said__state said__state--${state}`}>
        {state === 'sending'
          ? '发送中…'
          : `${said ?? '没发出去'}，${state === 'lost' ? '点一下重发' : '点一下改写'}`}
      </Text>
    </View>
  );
}

/** What two said to each other, and what is on its way. */
export function Talk({ messages, sayings, reader, nowMs, onAgain }: TalkProps): ReactNode {
  return (
    <View className="talk">
      {messages.map((message, index) => {
        const earlier = messages[index - 1];
        const isLater = earlier === undefined || Date.parse(message.at) - Date.parse(earlier.at) > SILENCE_MS;
        return (
          <View key={message.seq}>
            {isLater && <Text className="talk__time">{momentText(message.at, nowMs)}</Text>}
            <Said message={message} reader={reader} />
          </View>
        );
      })}
      {sayings.map((saying) => (
        <Unsent key={saying.key} saying={saying} onAgain={onAgain} />
      ))}
    </View>
  );
}
