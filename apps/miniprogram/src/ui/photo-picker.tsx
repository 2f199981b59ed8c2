import { Image, Text, View } from '@tarojs/components';
import type { Photo } from '../api-types';
import './photo-picker.scss';

/** One photo on its way to the API, or there. */
export interface Shot {
  key: string;
  /** What is drawn; null where it may not be seen. */
  address: string | null;
  /** Null until the API has it. */
  photo: Photo | null;
  state: 'sending' | 'sent' | 'failed';
  /** Why it failed. */
  said?: string;
}

interface PhotoPickerProps {
  shots: readonly Shot[];
  most: number;
  onAdd: () => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

function markOf({ state, photo }: Shot): string | null {
  if (state === 'sending') return '上传中';
  if (state === 'failed') return '再试一次';
  return photo?.state === 'refused' ? '未通过审核' : null;
}

/** Photos to send along: each with where it stands, and room for more. */
export function PhotoPicker({ shots, most, onAdd, onRemove, onRetry }: PhotoPickerProps) {
  const failed = shots.find(({ state }) => state === 'failed');
  return (
    <View>
      <View className="shots">
        {shots.map((shot) => (
          <View
            key={shot.key}
            className={`shots__shot ${shot.state === 'failed' ? 'shots__shot--failed' : ''}`}
            onClick={shot.state === 'failed' ? () => onRetry(shot.key) : undefined}
          >
            {shot.address !== null && (
              <Image className="shots__picture" src={shot.address} mode="aspectFill" />
            )}
            {markOf(shot) !== null && (
              <View className="shots__mark">
                <Text>{markOf(shot)}</Text>
              </View>
            )}
            <View
              className="shots__remove"
              ariaRole="button"
              ariaLabel="去掉这张照片"
              onClick={(event) => {
                event.stopPropagation();
                onRemove(shot.key);
              }}
            >
              <View className="shots__cross" />
            </View>
          </View>
        ))}
        {shots.length < most && (
          <View className="shots__add" ariaRole="button" ariaLabel="添加照片" onClick={onAdd}>
            <View className="shots__plus" />
            <Text className="shots__count">
              {shots.length}/{most}
            </Text>
          </View>
        )}
      </View>
      {failed?.said !== undefined && <Text className="shots__said">{failed.said}</Text>}
    </View>
  );
}
