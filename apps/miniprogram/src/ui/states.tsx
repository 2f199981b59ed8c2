import { Text, View } from '@tarojs/components';
import type { ApiError } from '../http';
import { ActionButton } from './primary-button';
import './states.scss';

interface EmptyProps {
  text: string;
  action?: string;
  onAction?: () => void;
}

/** Nothing here: one sentence and one next step. */
export function Empty({ text, action, onAction }: EmptyProps) {
  return (
    <View className="state">
      <View className="state__stage" />
      <Text className="state__text">{text}</Text>
      {action !== undefined && (
        <View className="state__action">
          <ActionButton look="quiet" small onPress={onAction}>
            {action}
          </ActionButton>
        </View>
      )}
    </View>
  );
}

/** It did not work: what happened, and the way to try again. */
export function Failed({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  return (
    <View className="state">
      <View className="state__stage state__stage--off" />
      <Text className="state__text">{error.message}</Text>
      <View className="state__action">
        <ActionButton look="quiet" small onPress={onRetry}>
          再试一次
        </ActionButton>
      </View>
    </View>
  );
}
