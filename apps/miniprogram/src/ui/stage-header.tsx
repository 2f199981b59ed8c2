import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { platform } from '../platform';
import './stage-header.scss';

/** The lit stage at the top of the archive. Cards below climb onto its edge. */
export function StageHeader({ who, children }: { who?: ReactNode; children: ReactNode }) {
  return (
    <View className="stage" style={{ paddingTop: platform.stageTop() }}>
      <View className="stage__light" />
      <View className="stage__who">{who}</View>
      {children}
    </View>
  );
}

/** A face made of the first character of a name. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <View className={`avatar ${large ? 'avatar--large' : ''}`}>
      <Text>{[...name][0] ?? '您'}</Text>
    </View>
  );
}
