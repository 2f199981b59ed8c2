import { Image, Text, View } from '@tarojs/components';
import './avatar.scss';

interface AvatarProps {
  name: string;
  /** A data address; without one the face is the first character of the name. */
  picture?: string | null;
  size?: 'small' | 'large' | 'huge';
}

/** A face. */
export function Avatar({ name, picture = null, size = 'small' }: AvatarProps) {
  return (
    <View className={`avatar avatar--${size}`}>
      {picture === null ? (
        <Text>{[...name][0] ?? '您'}</Text>
      ) : (
        <Image className="avatar__picture" src={picture} mode="aspectFill" />
      )}
    </View>
  );
}
