import { useEffect, useState } from 'react';
import { Text, Textarea, View } from '@tarojs/components';
import type { Photo } from '../api-types';
import type { Saying } from '../hooks/use-saying';
import { useShots } from '../hooks/use-shots';
import { PhotoPicker, type Shot } from './photo-picker';
import './talk-bar.scss';

const MOST_PHOTOS = 6;
const MOST_WORDS = 1_000;

interface TalkBarProps {
  placeholder: string;
  onSay: (words: string, shots: readonly Shot[]) => void;
  /** Sends a photo that was picked. */
  sendPhoto: (address: string) => Promise<Photo>;
  /** What was taken back, to be said otherwise. */
  draft: Pick<Saying, 'key' | 'words' | 'shots'> | null;
  /** Other things to do, above the field. */
  children?: React.ReactNode;
}

/** Where one writes: words, photos, and one button, at the foot where the thumb is. */
export function TalkBar({ placeholder, onSay, sendPhoto, draft, children }: TalkBarProps) {
  const [words, setWords] = useState('');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const photos = useShots(setShots, sendPhoto);

  useEffect(() => {
    if (draft === null) return;
    setWords(draft.words);
    setShots(draft.shots);
  }, [draft]);

  const isSending = shots.some(({ state }) => state === 'sending');
  const sent = shots.filter(({ photo }) => photo !== null);
  const isReady = !isSending && (words.trim() !== '' || sent.length > 0);
  const say = (): void => {
    if (!isReady) return;
    onSay(words.trim(), sent);
    setWords('');
    setShots([]);
  };

  return (
    <View className="saybar">
      {children}
      {shots.length > 0 && (
        <View className="saybar__shots">
          <PhotoPicker
            shots={shots}
            most={MOST_PHOTOS}
            onAdd={() => photos.add(MOST_PHOTOS - shots.length)}
            onRemove={photos.remove}
            onRetry={(key) => photos.retry(key, shots.find((shot) => shot.key === key)?.address ?? '')}
          />
        </View>
      )}
      <View className="saybar__row">
        <View
          className="saybar__photo"
          hoverClass="saybar__photo--pressed"
          ariaRole="button"
          ariaLabel="发照片"
          onClick={() => photos.add(MOST_PHOTOS - shots.length)}
        >
          <View className="saybar__lens" />
        </View>
        <Textarea
          className="saybar__field"
          name="words"
          autoHeight
          fixed
          showConfirmBar={false}
          cursorSpacing={16}
          maxlength={MOST_WORDS}
          placeholder={placeholder}
          placeholderClass="saybar__placeholder"
          value={words}
          onInput={({ detail }) => setWords(detail.value)}
        />
        <View
          className={`saybar__send ${isReady ? '' : 'saybar__send--off'}`}
          hoverClass={isReady ? 'saybar__send--pressed' : 'none'}
          ariaRole="button"
          onClick={say}
        >
          <Text>发送</Text>
        </View>
      </View>
    </View>
  );
}
